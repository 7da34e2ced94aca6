// Makes the list of people quicker: find a name, and ask a role only what it needs.
const find = document.querySelector("[data-find]");
if (find) {
  const rows = [...document.getElementById(find.dataset.find).children];
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  find.hidden = rows.length < 8;
  find.addEventListener("input", (event) => {
    const wanted = plain(event.target.value.trim());
    for (const row of rows) row.hidden = !plain(row.textContent).includes(wanted);
  });
}

const role = document.querySelector("[data-role]");
function showForRole() {
  for (const part of document.querySelectorAll("[data-for-roles]")) {
    part.hidden = !part.dataset.forRoles.split(" ").includes(role.value);
  }
}
if (role) {
  role.addEventListener("change", showForRole);
  showForRole();
}
