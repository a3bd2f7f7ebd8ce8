import { css } from 'lit';

export const cardStyles = css`
  .words p,
  .words ul,
  .words ol {
    margin: 0.35em 0;
  }
  .words ul,
  .words ol,
  .card > ul {
    padding-left: 1.4em;
  }
  .mark {
    min-height: 0;
    min-width: 0;
    margin: 0 0.15em;
    padding: 0 0.3em;
    border-width: 1px;
    border-radius: 6px;
    background: transparent;
    color: var(--accent);
    font-size: 0.89em;
    text-decoration: underline;
  }
  .card,
  .safety section,
  section.safety {
    margin: 0.6em 0;
  }
  .card {
    padding: 0.6em 0.8em;
    border: 2px solid var(--accent);
    border-radius: 10px;
    background: var(--paper);
  }
  h3 {
    font-size: 1.06em;
  }
  h4 {
    font-size: 1em;
  }
  .programme {
    padding: 0.5em 0;
    border-bottom: 1px solid var(--line);
  }
  .programme h4 > span {
    margin-right: 0.5em;
  }
  .outcome {
    display: inline-block;
    padding: 0 0.5em;
    border-radius: 6px;
    font-weight: 700;
  }
  .outcome.met {
    background: var(--good-ground);
    color: var(--good);
  }
  .outcome.unmet {
    background: var(--past-ground);
    color: var(--past);
  }
  .outcome.undetermined {
    background: var(--open-ground);
    color: var(--open);
  }
  .conditions {
    padding: 0;
    list-style: none;
  }
  .conditions li {
    padding: 0.25em 0;
  }
  .conditions .quiet {
    display: block;
  }
  .citations {
    margin: 0.6em 0 0;
  }
  details {
    margin: 0.4em 0 0;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--paper);
  }
  details > :not(summary) {
    margin-left: 0.8em;
    margin-right: 0.8em;
  }
  details > :last-child {
    margin-bottom: 0.7em;
  }
  summary {
    display: block;
    min-height: 48px;
    padding: 0.6em 0.8em;
    line-height: 1.5;
    color: var(--accent);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '▸';
    margin-right: 0.5em;
  }
  details[open] > summary::before {
    content: '▾';
  }
  .summary-text {
    margin-right: 0.5em;
    text-decoration: underline;
  }
  .clause {
    white-space: nowrap;
  }
  .validity {
    display: inline-block;
    padding: 0 0.5em;
    border-radius: 6px;
    background: var(--good-ground);
    color: var(--good);
    font-size: 0.89em;
  }
  .validity.expired,
  .validity.not_yet {
    background: var(--past-ground);
    color: var(--past);
    font-weight: 700;
  }
  .document {
    font-weight: 700;
  }
  blockquote {
    margin-top: 0.4em;
    padding: 0.4em 0.7em;
    border-left: 5px solid var(--accent);
    background: var(--ground);
    white-space: pre-line;
  }
  dl > div {
    display: flex;
    flex-wrap: wrap;
    padding: 0.15em 0;
  }
  dt {
    flex: 0 0 6.2em;
    margin-right: 0.5em;
    color: var(--quiet);
  }
  dd {
    flex: 1 1 10em;
    font-weight: 700;
  }
  .code {
    font-size: 1.2em;
    letter-spacing: 0.06em;
    word-break: break-all;
    -webkit-user-select: all;
    user-select: all;
  }
  section.safety h3 {
    color: var(--danger);
    font-size: 1.2em;
  }
  .emergency {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: center;
    min-height: 64px;
    margin: 0.4em 0;
    padding: 0.45em 0.6em;
    border-radius: 12px;
    background: var(--danger);
    color: var(--danger-ground);
    font-size: 1.35em;
    font-weight: 700;
    text-decoration: none;
  }
  .emergency span {
    margin-right: 0.4em;
  }
  .emergency small {
    margin-left: 0.6em;
    font-size: 0.75em;
    font-weight: 400;
  }
  .notices {
    margin: 0.6em 0 0;
    padding: 0.4em 0.8em 0.4em 2em;
    border-radius: 8px;
    background: var(--past-ground);
    color: var(--past);
  }
  .foot {
    margin-top: 0.6em;
    font-size: 0.89em;
  }
  .foot span {
    display: inline-block;
    margin-right: 1em;
  }
`;
