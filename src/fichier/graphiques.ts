/** Native charts of a plan. They carry no cached values: Excel and LibreOffice draw them from the cells. */
import type { SheetChart } from 'hucre/xlsx';
import type { PlanGraphique } from '../classeur/plan';
import { codeFormat } from '../classeur/styles';

const TYPES = { colonnes: 'column', barres: 'bar', secteurs: 'pie', courbes: 'line' } as const satisfies Record<
  PlanGraphique['type'],
  SheetChart['type']
>;

/** Hues of one brightness order, told apart in grey print as well. */
const COULEURS = ['1F4E79', 'C55A11', '2E8B57', '7F6000', '7030A0', '808080', '00A3A3', 'B03060'] as const;

export function graphiqueDe(plan: PlanGraphique): SheetChart {
  const { ancre } = plan;
  const secteurs = plan.type === 'secteurs';
  return {
    type: TYPES[plan.type],
    title: plan.titre,
    altText: plan.titre,
    frameTitle: plan.nom,
    lang: 'fr-FR',
    roundedCorners: false,
    titleFontSize: 12,
    series: plan.series.map((serie, rang) => ({
      name: serie.nom,
      values: serie.valeurs,
      categories: plan.categories,
      ...(secteurs ? {} : { color: COULEURS[rang % COULEURS.length] }),
    })),
    anchor: { from: { row: ancre.ligne, col: ancre.colonne }, to: { row: ancre.ligneFin, col: ancre.colonneFin } },
    legend: secteurs ? 'right' : plan.series.length > 1 ? 'bottom' : false,
    ...(secteurs
      ? { varyColors: true, dataLabels: { showPercent: true } }
      : { axes: { y: { numberFormat: { formatCode: codeFormat(plan.format) } } } }),
  };
}
