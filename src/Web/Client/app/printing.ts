/** On paper nothing can be unfolded: long texts are printed whole, and folded again afterwards. */
export function unfoldForPrinting(): void {
  let unfolded: HTMLButtonElement[] = [];
  addEventListener('beforeprint', () => {
    unfolded = [...document.querySelectorAll<HTMLButtonElement>('.fold[aria-expanded="false"]')];
    for (const button of unfolded) button.click();
  });
  addEventListener('afterprint', () => {
    for (const button of unfolded.splice(0)) button.click();
  });
}
