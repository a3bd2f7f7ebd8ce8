import { css } from 'lit';

export const frameStyles = css`
  * {
    box-sizing: border-box;
  }
  p,
  h2,
  h3,
  h4,
  ul,
  ol,
  dl,
  dd,
  blockquote {
    margin: 0;
  }
  button,
  textarea,
  summary,
  a {
    font: inherit;
    touch-action: manipulation;
  }
  button {
    min-height: 48px;
    min-width: 48px;
    padding: 0.3em 0.9em;
    border: 2px solid var(--accent);
    border-radius: 10px;
    background: var(--accent);
    color: var(--on-accent);
    cursor: pointer;
  }
  button.plain {
    background: transparent;
    color: var(--accent);
    margin: 0.3em 0.5em 0 0;
  }
  a {
    color: var(--accent);
    text-decoration: underline;
  }
  :focus {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  :focus:not(:focus-visible) {
    outline: none;
  }
  .quiet {
    color: var(--quiet);
  }
  .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding: 6px 8px;
    background: var(--ground);
    border-bottom: 1px solid var(--line);
  }
  header h2 {
    flex: 1 1 auto;
    margin-right: 0.3em;
    font-size: 1em;
    font-weight: 700;
  }
  .badge {
    display: inline-block;
    padding: 0 0.5em;
    border: 1px solid var(--accent);
    border-radius: 6px;
    color: var(--accent);
    font-weight: 400;
    white-space: nowrap;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .tools button,
  .tools a {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 48px;
    margin: 2px 0 2px 6px;
    padding: 0 0.45em;
    border: 2px solid var(--accent);
    border-radius: 10px;
    background: transparent;
    color: var(--accent);
    font-size: 18px;
    text-decoration: none;
    white-space: nowrap;
  }
  .log {
    flex: 1 1 0px;
    min-height: 0;
    position: relative;
    overflow-y: auto;
    -webkit-overflow-scrolling: touch;
    padding: 0.7em;
  }
  .log:focus {
    outline-offset: -3px;
  }
  article {
    margin: 0 0 0.9em;
    padding: 0.6em 0.8em;
    border-radius: 12px;
    max-width: 46em;
  }
  article.assistant {
    background: var(--ground);
    border: 1px solid var(--line);
  }
  article.operator {
    background: var(--good-ground);
    border: 2px solid var(--good);
  }
  article.citizen {
    margin-left: 2em;
    background: var(--mine);
  }
  article.safety {
    background: var(--danger-ground);
    border: 3px solid var(--danger);
  }
  .label,
  .delivery {
    color: var(--quiet);
    font-size: 0.89em;
  }
  .failure {
    color: var(--danger);
    font-weight: 700;
  }
  .plain-text {
    white-space: pre-wrap;
  }
  .notice {
    padding: 0.5em 0.8em;
    background: var(--past-ground);
    color: var(--past);
  }
  .suggestions {
    padding: 0 0 0.4em;
  }
  .suggestions button {
    display: block;
    width: 100%;
    max-width: 46em;
    margin: 0.4em 0 0;
    background: var(--paper);
    color: var(--accent);
    text-align: left;
  }
  form {
    flex: none;
    display: flex;
    align-items: flex-end;
    padding: 0.5em;
    background: var(--ground);
    border-top: 1px solid var(--line);
  }
  textarea {
    flex: 1 1 auto;
    min-width: 0;
    min-height: 56px;
    max-height: 7em;
    margin-right: 0.4em;
    padding: 0.5em 0.6em;
    border: 2px solid var(--quiet);
    border-radius: 10px;
    background: var(--paper);
    color: var(--ink);
    line-height: 1.4;
    resize: none;
  }
  textarea::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  form button {
    min-height: 56px;
    flex: none;
  }
  .erase {
    padding: 0.4em 0 0;
    text-align: right;
  }
  @media (max-width: 560px) {
    .name {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip: rect(0 0 0 0);
      white-space: nowrap;
    }
    article.citizen {
      margin-left: 1em;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .log {
      scroll-behavior: smooth;
    }
  }
  @media print {
    :host {
      height: auto;
      overflow: visible;
    }
    form,
    .tools,
    .suggestions,
    .erase {
      display: none;
    }
  }
`;
