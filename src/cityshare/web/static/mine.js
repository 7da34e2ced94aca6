// Shows one's table anew when groups are published, or something at it has changed.
import { listen } from "./live.js";
import { renew } from "./parts.js";

const SPREAD = 2500;
const OF_ALL = ["phase", "published", "erased", "names removed", "missed"];
const OF_MINE = ["roles", "person", "merged"];

async function refresh(kinds) {
  // All phones hear of some things at once; they do not all ask in the same moment.
  if (OF_ALL.some((kind) => kinds.has(kind))) {
    await new Promise((go) => setTimeout(go, Math.random() * SPREAD));
  }
  await renew();
}

listen(refresh, { on: "phone", kinds: new Set([...OF_ALL, ...OF_MINE]) });
