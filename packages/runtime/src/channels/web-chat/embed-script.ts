/**
 * Puts a chat button and its window into the page that loads it:
 * `<script src="https://HOST/embed.js" data-tenant="anhe" async></script>`. `data-language="en"` and `data-colour="#0b6"` are optional.
 * Plain old JavaScript: it runs in other people's pages, touches nothing there but its own two elements, and sets no cookie.
 */
export const embedScript = `(function () {
  'use strict';
  var script = document.currentScript;
  if (!script || !script.dataset.tenant || document.getElementById('mortise-chat')) return;
  var origin = new URL(script.src).origin;
  var english = (script.dataset.language || document.documentElement.lang || 'zh').indexOf('en') === 0;
  var address = origin + '/c/' + encodeURIComponent(script.dataset.tenant) + '?language=' + (english ? 'en' : 'zh');
  var frame = null;

  var button = document.createElement('button');
  button.id = 'mortise-chat';
  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');
  style(button, {
    position: 'fixed', right: '20px', bottom: '20px', zIndex: '2147483000', width: '60px', height: '60px', borderRadius: '30px', border: '0',
    background: script.dataset.colour || '#1864ab', color: '#fff', font: '500 15px system-ui, sans-serif', cursor: 'pointer',
    boxShadow: '0 4px 14px rgba(0, 0, 0, .25)'
  });
  label(false);
  button.addEventListener('click', toggle);
  document.addEventListener('keydown', function (event) { if (event.key === 'Escape' && isOpen()) toggle(); });
  if (document.body) document.body.appendChild(button);
  else document.addEventListener('DOMContentLoaded', function () { document.body.appendChild(button); });

  function toggle() {
    if (!frame) frame = makeFrame();
    else frame.style.display = isOpen() ? 'none' : 'block';
    label(isOpen());
    if (!isOpen()) button.focus();
  }

  function isOpen() { return !!frame && frame.style.display !== 'none'; }

  function makeFrame() {
    var made = document.createElement('iframe');
    made.src = address;
    made.title = english ? 'Customer service' : '在线客服';
    made.allow = 'microphone; camera';
    style(made, {
      position: 'fixed', right: '20px', bottom: '92px', zIndex: '2147483000', border: '0', borderRadius: '12px', display: 'block',
      width: 'min(400px, calc(100vw - 40px))', height: 'min(640px, calc(100vh - 112px))', background: '#fff', boxShadow: '0 8px 30px rgba(0, 0, 0, .25)'
    });
    document.body.appendChild(made);
    return made;
  }

  function label(open) {
    button.textContent = open ? '\\u00d7' : english ? 'Chat' : '客服';
    button.setAttribute('aria-label', open ? (english ? 'Close the chat' : '关闭对话') : (english ? 'Open the chat' : '打开在线客服'));
    button.setAttribute('aria-expanded', String(open));
  }

  function style(element, values) { for (var name in values) element.style[name] = values[name]; }
})();
`;
