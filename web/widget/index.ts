import { ChatElement } from './chat-element.ts';

const NAME = 'warmline-chat';

if (customElements.get(NAME) === undefined) {
  placeElement(document.currentScript);
  customElements.define(NAME, ChatElement);
}

/**
 * `<script src="https://server/widget.js" data-region="如皋" data-theme="dark">` puts the element
 * where the script stands, or fills the ones that the page has written itself.
 */
function placeElement(script: Document['currentScript']): void {
  if (!(script instanceof HTMLScriptElement)) return;
  const written = Array.from(document.querySelectorAll<HTMLElement>(NAME));
  const elements = written.length > 0 ? written : [insertAfter(script)];
  const options = { server: new URL(script.src).origin, ...script.dataset };
  for (const element of elements)
    for (const name of ['server', 'region', 'theme'] as const)
      setUnlessWritten(element, name, (options as Record<string, string | undefined>)[name]);
}

function insertAfter(script: HTMLScriptElement): HTMLElement {
  const element = document.createElement(NAME);
  script.parentNode?.insertBefore(element, script.nextSibling);
  return element;
}

function setUnlessWritten(element: HTMLElement, name: string, value: string | undefined): void {
  if (value !== undefined && !element.hasAttribute(name)) element.setAttribute(name, value);
}
