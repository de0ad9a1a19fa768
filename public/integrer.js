/*
 * A list of a portal, in a page of another site:
 *   <div data-cordee="agenda/themes/bien-manger"></div>
 *   <script src="https://portal.example/integrer.js" async></script>
 * or the script alone, with data-cordee on itself. It puts a frame there and gives it the height of its list. No cookie,
 * no storage, no other request; of what the frame says, a height within bounds is all that is heard.
 * Served as it is: written for the browsers of 2020.
 */
(function () {
  'use strict';

  var script = document.currentScript;
  var base = script.src.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
  var origin = new URL(base).origin;
  var LIST = /^(annuaire|agenda|carte)(\/[a-z0-9-]+){0,3}$/;
  var MIN = 80;
  var MAX = 20000;

  function put(place) {
    var list = (place.getAttribute('data-cordee') || '').replace(/^\/+|\/+$/g, '');
    if (!LIST.test(list)) return;
    var colours = place.getAttribute('data-couleurs');
    var link = place.querySelector('a');
    var frame = document.createElement('iframe');
    frame.title = place.getAttribute('data-titre') || (link && link.textContent) || list;
    // In a page of the portal itself, a box that lets its own origin through would be none: browsers say so.
    if (origin !== location.origin)
      frame.setAttribute(
        'sandbox',
        'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
      );
    frame.setAttribute('referrerpolicy', 'no-referrer');
    frame.setAttribute('loading', 'lazy');
    frame.style.cssText = 'display:block;width:100%;height:600px;border:0';
    frame.addEventListener('load', function () {
      frame.contentWindow.postMessage({ cordee: 'height' }, origin);
    });
    addEventListener('message', function (event) {
      if (event.source !== frame.contentWindow || event.origin !== origin) return;
      var height = event.data && event.data.cordee;
      if (typeof height !== 'number' || !isFinite(height)) return;
      frame.style.height = Math.min(MAX, Math.max(MIN, Math.ceil(height))) + 'px';
    });
    frame.src = base + 'integrer/' + list + '/' + (/^(sombre|auto)$/.test(colours) ? '#' + colours : '');
    // Two scripts in a page: what the first has filled is no place any more.
    place.removeAttribute('data-cordee');
    if (place === script) return place.parentNode.insertBefore(frame, place);
    place.textContent = '';
    place.appendChild(frame);
  }

  function start() {
    if (script.hasAttribute('data-cordee')) put(script);
    Array.prototype.forEach.call(document.querySelectorAll('div[data-cordee]'), put);
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
