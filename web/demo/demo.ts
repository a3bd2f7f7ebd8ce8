import type { ChatElement } from '../widget/chat-element.ts';

/** The example questions ask themselves; without a script they are still readable. */
const chat = document.querySelector<ChatElement>('warmline-chat');
const buttons = Array.from(document.querySelectorAll<HTMLElement>('[data-ask]'));

for (const button of buttons) {
  button.addEventListener('click', () => {
    chat?.ask(button.getAttribute('data-ask') ?? '');
    chat?.scrollIntoView({ block: 'start' });
  });
}
