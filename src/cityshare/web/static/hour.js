// Keeps the wall and the reports on the board up to date.
import { listen } from "./live.js";
import { renew } from "./parts.js";

listen(() => renew());
