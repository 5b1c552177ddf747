// The page works without this file. It adds the side panel, the keys and the closing of menus.
"use strict";
(() => {
  const $ = (selector) => document.querySelector(selector);
  const panel = $("#panel"), help = $("#help"), helpButton = $("[data-help]"), keysBox = $("[data-keys]");
  let opener = null, waiting = false, timer = 0;

  const keysOn = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
  const setKeys = (on) => { try { localStorage.setItem("keys", on ? "on" : "off"); } catch { /* kept for this page only */ } };
  const openMenus = () => document.querySelectorAll("details.drop[open]");

  function openPanel(link) {
    opener = link;
    window.htmx.ajax("GET", link.href, { target: "#panel", swap: "innerHTML" });
  }
  function closePanel() {
    panel.hidden = true;
    panel.replaceChildren();
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  }
  function openHelp() {
    keysBox.checked = keysOn();
    help.showModal();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.fig");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link && plain && window.htmx && panel) { event.preventDefault(); openPanel(link); }
    if (event.target.closest("[data-close]")) closePanel();
    if (event.target.closest("[data-help]")) openHelp();
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target === panel) { panel.hidden = false; panel.focus(); } });
  // A failed request must not leave a dead link: go to the page itself.
  for (const name of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(name, (event) => { if (event.detail.target === panel && opener) location.href = opener.href; });
  }

  // The arrows go through what was found: the short list under the field where there is one, else the page's own.
  function walk(event) {
    const short = document.querySelectorAll("#sok-traffar a"), search = $("[data-search]");
    const hits = [...(short.length ? short : document.querySelectorAll("[data-hits] a"))];
    const at = hits.indexOf(document.activeElement), to = at + { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (Number.isNaN(to) || !hits.length || (at < 0 && (to < 0 || document.activeElement !== search))) return;
    event.preventDefault();
    (to < 0 ? search : hits[Math.min(to, hits.length - 1)]).focus();
  }
  function closeHits() {
    const short = $("#sok-traffar");
    if (!short || !short.childElementCount) return false;
    short.replaceChildren();
    return true;
  }

  function escape(event) {
    const menus = openMenus();
    // A search field would be emptied as well.
    if (closeHits()) { event.preventDefault(); $("[data-search]").focus(); return; }
    if (menus.length) {
      for (const menu of menus) { menu.open = false; menu.querySelector("summary").focus(); }
    } else if (panel && !panel.hidden) closePanel();
  }
  function go(letter) {
    const link = document.querySelector(`[data-go="${CSS.escape(letter)}"]`);
    if (link) location.href = link.href;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !help.open) { escape(event); return; }
    if (event.key.startsWith("Arrow")) walk(event);
    const typing = event.target.closest("input,textarea,select,[contenteditable]");
    if (typing || help.open || event.ctrlKey || event.metaKey || event.altKey || !keysOn()) return;
    if (waiting) { waiting = false; clearTimeout(timer); go(event.key.toLowerCase()); return; }
    const search = $("[data-search]");
    if (event.key === "/" && search) { event.preventDefault(); search.focus(); search.select(); }
    if (event.key === "?") openHelp();
    if (event.key === "g") { waiting = true; timer = setTimeout(() => { waiting = false; }, 1500); }
  });

  document.addEventListener("focusout", (event) => {
    const form = event.target.closest(".search");
    if (form && event.relatedTarget && !form.contains(event.relatedTarget)) closeHits();
  });
  document.addEventListener("pointerdown", (event) => { if (!event.target.closest(".search")) closeHits(); });

  if (helpButton) helpButton.hidden = false;
  if (keysBox) keysBox.addEventListener("change", () => setKeys(keysBox.checked));
})();
