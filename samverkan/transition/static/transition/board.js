// The board of an alternative: cards are dragged between lanes. Each card's list says the same, and the page works by it alone.
"use strict";
(() => {
  const form = document.querySelector("#alternativ");
  if (!form) return;
  let held = null;
  const cards = () => form.querySelectorAll("[data-kort]");
  const choice = (card) => card.querySelector("[data-plats]");

  function move(card, to) {
    const lane = card.closest("[data-tavla]").querySelector(`[data-bana="${CSS.escape(to)}"]`);
    if (!lane || card.parentElement === lane) return;
    const focused = card.contains(document.activeElement) ? document.activeElement : null;
    lane.append(card);
    if (focused) focused.focus();
  }
  const draggable = () => { for (const card of cards()) card.draggable = true; };

  form.addEventListener("change", (event) => {
    const select = event.target.closest("[data-plats]"), card = event.target.closest("[data-kort]");
    if (select && card && select.value) move(card, select.value);
  });
  form.addEventListener("dragstart", (event) => {
    // Marking text in a field is no dragging.
    if (event.target.closest("input, textarea, select")) { event.preventDefault(); return; }
    held = event.target.closest("[data-kort]");
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.id);
  });
  form.addEventListener("dragend", () => { held = null; mark(null); });
  function mark(lane) {
    for (const one of form.querySelectorAll(".over-bana")) one.classList.toggle("over-bana", one === lane);
    if (lane) lane.classList.add("over-bana");
  }
  const laneUnder = (event) => {
    const lane = event.target.closest("[data-bana]");
    return held && lane && lane.closest("[data-tavla]").contains(held) ? lane : null;
  };
  form.addEventListener("dragover", (event) => {
    const lane = laneUnder(event);
    if (lane) { event.preventDefault(); event.dataTransfer.dropEffect = "move"; }
    mark(lane);
  });
  form.addEventListener("drop", (event) => {
    const lane = laneUnder(event);
    if (!lane) return;
    event.preventDefault();
    const select = choice(held), to = lane.dataset.bana;
    select.value = [...select.options].some((option) => option.value === to) ? to : "";
    move(held, to);
    select.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // What is not placed by itself goes where the server says that it follows.
  document.addEventListener("htmx:afterSwap", (event) => {
    draggable();
    const data = document.querySelector("#lagen-data");
    if (event.detail.target.id !== "rakning" || !data) return;
    const lanes = JSON.parse(data.textContent);
    for (const card of cards()) {
      const select = choice(card), key = select.name.split("|")[1];
      if (!select.value && lanes[key]) move(card, lanes[key]);
    }
  });
  draggable();
})();
