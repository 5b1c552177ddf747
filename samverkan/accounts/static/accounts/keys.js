// Starts allauth's scripts for keys from what the page says, and tells on the page when a key could not be used.
"use strict";
(() => {
  for (const spot of document.querySelectorAll("[data-webauthn]")) {
    const { webauthn, button, credential, passwordless, options } = spot.dataset;
    const ids = { login: button, add: button, authenticate: button, credential, passwordless, data: options };
    window.allauth.webauthn.forms[webauthn]({ ids });
  }
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const said = document.querySelector("[data-key-error]");
    if (said) said.hidden = false;
  });
})();
