/** Conditional formats by formula: what was changed, what is over a limit, what holds. */
import type { PlanMiseEnForme } from '../classeur/plan';
import { styleDeMiseEnForme } from '../classeur/styles';

export function effacerMisesEnForme(feuille: Excel.Worksheet, misesEnForme: readonly PlanMiseEnForme[]): void {
  for (const plage of new Set(misesEnForme.map(({ plage: adresse }) => adresse))) feuille.getRange(plage).conditionalFormats.clearAll();
}

export function mettreEnForme(feuille: Excel.Worksheet, misesEnForme: readonly PlanMiseEnForme[]): void {
  for (const { plage, formule, style } of misesEnForme) {
    const { custom } = feuille.getRange(plage).conditionalFormats.add('Custom');
    const { fond, couleur, format } = styleDeMiseEnForme(style);
    custom.rule.formula = formule.startsWith('=') ? formule : `=${formule}`;
    if (fond !== undefined) custom.format.fill.color = fond;
    if (format !== undefined) custom.format.numberFormat = format;
    custom.format.font.color = couleur;
  }
}
