import { css } from 'lit';
import { cardStyles } from './card-styles.ts';
import { frameStyles } from './frame-styles.ts';

/**
 * Old WebViews (Android 8) set the limits: no flex `gap`, no `inset`, no `:is()`. Sizes are `em` of
 * the citizen's own text size. Text keeps 7:1 against its ground, in both themes.
 */
const themeStyles = css`
  :host {
    --paper: #fffdf9;
    --ground: #f8f2e9;
    --ink: #2a211b;
    --quiet: #52443a;
    --line: #c9b9a6;
    --accent: #7d2b12;
    --on-accent: #ffffff;
    --mine: #f4e1d0;
    --danger: #8c1016;
    --danger-ground: #fdeceb;
    --good: #0d4a29;
    --good-ground: #e4f1e8;
    --open: #3b3763;
    --open-ground: #ecebf6;
    --past: #653700;
    --past-ground: #fff0d2;
    --focus: #1a4fa3;
    display: block;
    box-sizing: border-box;
    min-height: 420px;
    height: 640px;
    border: 1px solid var(--line);
    border-radius: 14px;
    overflow: hidden;
    background: var(--paper);
    color: var(--ink);
    font-family: system-ui, -apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei',
      'Noto Sans CJK SC', sans-serif;
    font-size: 18px;
    line-height: 1.65;
    overflow-wrap: break-word;
    word-wrap: break-word;
    text-align: left;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='dark']) {
    --paper: #1e1915;
    --ground: #2a231d;
    --ink: #f7efe6;
    --quiet: #d8c9ba;
    --line: #6b5b4c;
    --accent: #ffb592;
    --on-accent: #2a1208;
    --mine: #46301f;
    --danger: #ffb3ae;
    --danger-ground: #45100f;
    --good: #a6e3bd;
    --good-ground: #12341f;
    --open: #cfcbf5;
    --open-ground: #2a2747;
    --past: #ffd591;
    --past-ground: #452a06;
    --focus: #9cc4ff;
  }
`;

export const styles = css`
  ${themeStyles}
  ${frameStyles}
  ${cardStyles}
`;
