/** axe-core on the whole page. Colours need a real rendering, which jsdom does not have. */
import axe from 'axe-core';

export async function defautsAccessibilite(): Promise<string[]> {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id} : ${nodes.map((n) => n.html).join(' | ')}`);
}
