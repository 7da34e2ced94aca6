// Dragging a person to a table or onto another person, by mouse, pen or finger.
const FAR = 6; // pixels before a press becomes a drag
const EDGE = 70; // pixels at which the page begins to scroll
const SPEED = 14;

export function allowDragging(board, { mayDrag, ask, drop }) {
  let drag = null;

  const place = () => {
    const at = `translate(${drag.x + 14}px, ${drag.y + 14}px)`;
    drag.ghost.style.setProperty("transform", at);
  };

  const targetAt = (x, y) => {
    const under = document.elementFromPoint(x, y);
    const table = under?.closest("[data-table]");
    if (!table || !board.contains(table) || table.dataset.table === drag.home) return null;
    return under.closest("[data-person]") ?? table;
  };

  const tell = (told) => {
    drag.line.textContent = told?.text ?? "";
    drag.line.className = told ? `would-${told.kind}` : "";
  };

  const weigh = async (target) => {
    const { person, table } = target.dataset;
    if (table) return tell(drag.weights[table]);
    const query = new URLSearchParams({ person: drag.person, other: person });
    const mine = drag;
    mine.swaps[person] ??= ask(`weigh?${query}`);
    const told = await mine.swaps[person];
    if (drag === mine && drag.target === target) tell(told);
  };

  const aim = () => {
    const target = targetAt(drag.x, drag.y);
    if (target === drag.target) return;
    drag.target?.classList.remove("is-target");
    target?.classList.add("is-target");
    drag.target = target;
    tell(null);
    if (target) weigh(target);
  };

  const annotate = async () => {
    const mine = drag;
    const weights = await ask(`weights/${encodeURIComponent(mine.person)}`);
    if (drag !== mine) return;
    drag.weights = weights;
    for (const table of board.querySelectorAll("[data-table]")) {
      const told = weights[table.dataset.table];
      const line = table.querySelector("[data-would]");
      if (!told?.kind) continue;
      line.hidden = false;
      line.textContent = told.text;
      line.className = `would would-${told.kind}`;
    }
    if (drag.target) weigh(drag.target);
  };

  const scroll = () => {
    if (!drag?.ghost) return;
    if (drag.y < EDGE) scrollBy(0, -SPEED);
    if (drag.y > innerHeight - EDGE) scrollBy(0, SPEED);
    aim();
    requestAnimationFrame(scroll);
  };

  const begin = () => {
    drag.ghost = document.createElement("div");
    drag.ghost.className = "ghost";
    const name = document.createElement("b");
    name.textContent = drag.row.querySelector(".person-name").textContent;
    drag.line = document.createElement("span");
    drag.ghost.append(name, drag.line);
    document.body.append(drag.ghost);
    drag.row.classList.add("dragged");
    document.documentElement.classList.add("is-dragging");
    annotate();
    requestAnimationFrame(scroll);
  };

  const end = () => {
    const ended = drag;
    drag = null;
    if (!ended?.ghost) return null;
    ended.ghost.remove();
    ended.row.classList.remove("dragged");
    ended.target?.classList.remove("is-target");
    document.documentElement.classList.remove("is-dragging");
    for (const line of board.querySelectorAll("[data-would]")) {
      line.hidden = true;
      line.textContent = "";
      line.className = "would";
    }
    const stop = (event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", stop, { capture: true }));
    return ended;
  };

  board.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("[data-person]");
    const table = row?.closest("[data-table]");
    const byHand = event.pointerType !== "touch" || event.target.closest(".grip");
    if (!table || event.button !== 0 || !byHand || !mayDrag()) return;
    const { clientX: x, clientY: y } = event;
    const person = row.dataset.person;
    drag = { row, person, home: table.dataset.table, x, y, from: [x, y], weights: {}, swaps: {} };
  });

  addEventListener("pointermove", (event) => {
    if (!drag) return;
    [drag.x, drag.y] = [event.clientX, event.clientY];
    if (!drag.ghost) {
      if (Math.hypot(drag.x - drag.from[0], drag.y - drag.from[1]) < FAR) return;
      begin();
    }
    place();
    aim();
  });

  addEventListener("pointerup", () => {
    const ended = end();
    if (!ended?.target) return;
    const { person, table } = ended.target.dataset;
    drop(person ? { person: ended.person, other: person } : { person: ended.person, table });
  });

  addEventListener("pointercancel", end);
  addEventListener("keydown", (event) => event.key === "Escape" && end());
}
