// A grid of numbers: Enter and the arrows go between cells, Escape takes back, sums follow, a block from a spreadsheet is laid in by
// the server. The page works without this file.
"use strict";
(() => {
  const SCALE = 6, NUMBER = /^([-−–+]?)(\d+)(?:[.,](\d{1,6}))?(?:kr|tkr|ÅA)?$/i, RANGE = /^([\d.,]+)(?:[-–−]|till)([\d.,]+)(?:ÅA)?$/i;
  const rows = () => [...document.querySelectorAll("[data-grid] tbody tr")];
  const cells = (row) => [...row.querySelectorAll("[data-cell]")];
  const inGrid = (target) => target.matches && target.matches("[data-grid] input");
  let dirty = false, before = "", place = null;

  const place_of = (input) => { const row = input.closest("tr"); return [rows().indexOf(row), cells(row).indexOf(input)]; };
  function enter(row, column) {
    const found = (rows()[row] ? cells(rows()[row]) : [])[column];
    if (!found || found.tagName !== "INPUT") return false;
    found.focus();
    found.select();
    return true;
  }
  function step(input, down, right) {
    const [row, column] = place_of(input), all = rows();
    if (right) return enter(row, column + right);
    for (let at = row + down; at >= 0 && at < all.length; at += down) if (enter(at, column)) return true;
    return false;
  }

  // Whole numbers of millionths, so that no sum is off by a binary fraction. null: nothing, or not understood.
  function read(text) {
    const found = NUMBER.exec(text.replace(/\s/g, ""));
    if (!found) return null;
    const rest = found[3] || "";
    const value = BigInt(found[2] + rest.padEnd(SCALE, "0"));
    return { value: found[1] && found[1] !== "+" ? -value : value, decimals: rest.length };
  }
  function ends(text, measure) {
    const range = measure === "external" ? RANGE.exec(text.replace(/\s/g, "")) : null;
    return range ? [read(range[1]), read(range[2])] : [read(text), read(text)];
  }
  function written(value, decimals) {
    const digits = (value < 0n ? -value : value).toString().padStart(SCALE + 1, "0");
    const whole = digits.slice(0, -SCALE).replace(/\B(?=(\d{3})+$)/g, "\u00a0"), rest = digits.slice(-SCALE).slice(0, decimals);
    return (value < 0n ? "−" : "") + whole + (rest ? "," + rest : "");
  }
  function total(sum, column) {
    const held = [null, null], decimals = [0, 0], measure = sum.className;
    for (const row of rows()) {
      if (!(row.dataset.above || "").split(" ").includes(sum.closest("tr").dataset.area)) continue;
      const cell = cells(row)[column];
      if (!cell || cell.tagName !== "INPUT") continue;
      ends(cell.value, measure).forEach((end, n) => {
        if (end) { held[n] = (held[n] || 0n) + end.value; decimals[n] = Math.max(decimals[n], end.decimals); }
      });
    }
    const texts = held.map((value, n) => (value === null ? "" : written(value, decimals[n])));
    sum.textContent = held[0] === held[1] ? texts[0] : texts.join("–");
  }
  function sums(column) {
    for (const row of rows()) { const cell = cells(row)[column]; if (cell && cell.tagName === "OUTPUT") total(cell, column); }
  }
  function changed(input) {
    dirty = true;
    input.removeAttribute("aria-invalid");
    sums(place_of(input)[1]);
  }

  function paste(input, text) {
    const form = input.closest("form");
    place = place_of(input);
    form.elements.block.value = text;
    [form.elements.rad.value, form.elements.kolumn.value] = place;
    dirty = true;
    window.htmx.ajax("POST", form.action, { source: form, target: "#plan", select: "#plan", swap: "outerHTML", values: { _gor: "klistra" } });
  }

  const KEYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  function atEdge(input, right) {
    const { selectionStart: start, selectionEnd: end, value } = input;
    return (start === 0 && end === value.length) || (start === end && start === (right > 0 ? value.length : 0));
  }
  document.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!inGrid(input) || event.ctrlKey || event.metaKey || event.altKey) return;
    const [down, right] = event.key === "Enter" ? [event.shiftKey ? -1 : 1, 0] : KEYS[event.key] || [0, 0];
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Escape") { event.stopPropagation(); input.value = before; input.select(); changed(input); }
    if (event.shiftKey && event.key !== "Enter") return;
    if ((down || (right && atEdge(input, right))) && step(input, down, right)) event.preventDefault();
  }, true);
  document.addEventListener("focusin", (event) => { if (inGrid(event.target)) { before = event.target.value; event.target.select(); } });
  document.addEventListener("input", (event) => { if (inGrid(event.target)) changed(event.target); });
  document.addEventListener("paste", (event) => {
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (!inGrid(event.target) || !event.target.form.elements.block || !/[\t\n]/.test(text.replace(/\r?\n$/, "")) || !window.htmx) return;
    event.preventDefault();
    paste(event.target, text);
  });
  document.addEventListener("htmx:afterSettle", () => { if (place) { enter(...place); place = null; } });
  document.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
