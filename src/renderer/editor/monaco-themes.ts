import type * as Monaco from 'monaco-editor/editor';
import type { ResolvedTheme } from '../app/theme.ts';

/** Kiln's editor colours: few, and the same family as the frame's tokens in styles/tokens.css. High contrast is Monaco's own. */
export function defineThemes(monaco: typeof Monaco): void {
  monaco.editor.defineTheme('kiln-light', {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'type', foreground: '8a3f10' },
      { token: 'string', foreground: '2f6b3a' },
      { token: 'string.yaml', foreground: '2f6b3a' },
      { token: 'number', foreground: '1f5fa8' },
      { token: 'keyword', foreground: '7a3e9d' },
      { token: 'comment', foreground: '77706a', fontStyle: 'italic' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#2a2725',
      'editorLineNumber.foreground': '#a39c95',
      'editorLineNumber.activeForeground': '#4c4743',
      'editor.lineHighlightBackground': '#f7f5f2',
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': '#f3d9c6',
      'editorIndentGuide.background1': '#ece8e4',
      'editorIndentGuide.activeBackground1': '#cfc8c1',
      'editorWidget.background': '#f8f6f4',
      'editorWidget.border': '#ddd8d2',
      'editorSuggestWidget.selectedBackground': '#ece6e0',
      'editorSuggestWidget.selectedForeground': '#2a2725',
      'editorSuggestWidget.highlightForeground': '#b04a12',
      'editorSuggestWidget.focusHighlightForeground': '#b04a12',
      'editorCursor.foreground': '#b04a12',
      'editorStickyScroll.background': '#ffffff',
      'list.focusBackground': '#ece6e0',
      'quickInputList.focusBackground': '#ece6e0',
      'quickInputList.focusForeground': '#2a2725',
      'input.background': '#ffffff',
      'textLink.foreground': '#b04a12',
      'textLink.activeForeground': '#b04a12',
      focusBorder: '#b04a12',
      'scrollbarSlider.background': '#00000018',
      'scrollbarSlider.hoverBackground': '#00000030',
      'scrollbar.shadow': '#00000000',
    },
  });
  monaco.editor.defineTheme('kiln-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'type', foreground: 'eda06c' },
      { token: 'string', foreground: 'a5c98f' },
      { token: 'string.yaml', foreground: 'a5c98f' },
      { token: 'number', foreground: '86b7e8' },
      { token: 'keyword', foreground: 'c9a2e6' },
      { token: 'comment', foreground: '8b847d', fontStyle: 'italic' },
    ],
    colors: {
      'editor.background': '#1d1c1b',
      'editor.foreground': '#dedad5',
      'editorLineNumber.foreground': '#6c6661',
      'editorLineNumber.activeForeground': '#bdb6af',
      'editor.lineHighlightBackground': '#252322',
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': '#5a3b27',
      'editorIndentGuide.background1': '#302d2b',
      'editorIndentGuide.activeBackground1': '#504b47',
      'editorWidget.background': '#242220',
      'editorWidget.border': '#3c3835',
      'editorSuggestWidget.selectedBackground': '#3a3531',
      'editorSuggestWidget.selectedForeground': '#f0ece8',
      'editorSuggestWidget.highlightForeground': '#f19a63',
      'editorSuggestWidget.focusHighlightForeground': '#f19a63',
      'editorCursor.foreground': '#f19a63',
      'editorStickyScroll.background': '#1d1c1b',
      'list.focusBackground': '#3a3531',
      'quickInputList.focusBackground': '#3a3531',
      'quickInputList.focusForeground': '#f0ece8',
      'input.background': '#131211',
      'textLink.foreground': '#f19a63',
      'textLink.activeForeground': '#f19a63',
      focusBorder: '#f19a63',
      'scrollbarSlider.background': '#ffffff18',
      'scrollbarSlider.hoverBackground': '#ffffff30',
      'scrollbar.shadow': '#00000000',
    },
  });
}

const MONACO_THEME = { light: 'kiln-light', dark: 'kiln-dark', 'hc-light': 'hc-light', 'hc-dark': 'hc-black' } as const satisfies Record<
  ResolvedTheme,
  string
>;

export const monacoTheme = (theme: ResolvedTheme): string => MONACO_THEME[theme];
