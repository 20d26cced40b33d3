/* Only when the pane is framed by the demonstration page: gives office.js the host that Excel for Windows would provide. */
(function () {
  var pont = window.parent !== window ? window.parent.__hoteNegoflux : undefined;
  if (!pont) return;
  window.sessionStorage.clear();
  Object.defineProperty(window, 'external', { value: pont.external, configurable: true });
})();
