// Keeps the board up to date.
import { listen } from "./live.js";
import { renew } from "./parts.js";
import { localTimes } from "./times.js";

localTimes();
listen(() => renew(localTimes));
