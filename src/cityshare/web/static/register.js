// The name of a new city is asked only when the city is not in the list.

import { forgetAll } from "./drafts.js";

const choice = document.querySelector("#delegation");
const asked = document.querySelector("#new-delegation");
const wishes = [...document.querySelectorAll("select.wish")];

function show() {
  asked.hidden = choice.value !== "-new";
}

function oneWishEach() {
  for (const wish of wishes) {
    const taken = wishes.filter((other) => other !== wish).map((other) => other.value);
    for (const option of wish.options) {
      option.disabled = option.value !== "" && taken.includes(option.value);
    }
  }
}

if (new URLSearchParams(location.search).has("next")) forgetAll();
choice.addEventListener("change", show);
for (const wish of wishes) wish.addEventListener("change", oneWishEach);
show();
oneWishEach();
