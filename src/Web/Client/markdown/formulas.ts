/** Address of KaTeX's style sheet, whose fingerprint only the build knows. */
const styleSheet = (): string | undefined => document.querySelector<HTMLMetaElement>('meta[name="math-styles"]')?.content;

/** Sets the formulas inside an element; KaTeX and its style sheet are fetched for the first one. What it cannot read stays as written. */
export async function setFormulas(root: ParentNode): Promise<void> {
  const formulas = [...root.querySelectorAll<HTMLElement>('.math:not([data-set])')];
  if (formulas.length === 0) return;
  for (const formula of formulas) formula.dataset['set'] = '';
  const [{ default: katex }] = await Promise.all([import('katex'), loadStyles()]);
  for (const formula of formulas) {
    const tex = formula.textContent ?? '';
    try {
      katex.render(tex, formula, { displayMode: formula.dataset['display'] === 'true', trust: false, maxExpand: 500 });
    } catch {
      formula.textContent = tex;
    }
  }
}

let styles: Promise<void> | null = null;

function loadStyles(): Promise<void> {
  styles ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = styleSheet() ?? '';
    link.onload = link.onerror = (): void => resolve();
    document.head.append(link);
  });
  return styles;
}
