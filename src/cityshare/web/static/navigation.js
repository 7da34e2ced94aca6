// Closes an open group of pages with Escape, or where something else is used.
const nav = document.querySelector(".desk-nav");

function close(except) {
  for (const group of nav.querySelectorAll("details[open]")) {
    if (group !== except) group.open = false;
  }
}

document.addEventListener("keydown", (event) => {
  const group = nav.querySelector("details[open]");
  if (event.key !== "Escape" || !group) return;
  if (group.contains(document.activeElement)) group.querySelector("summary").focus();
  close();
});
document.addEventListener("click", (event) => close(event.target.closest("details")));
document.addEventListener("focusin", (event) => close(event.target.closest("details")));
nav.addEventListener("click", (event) => event.target.closest("a") && close());
