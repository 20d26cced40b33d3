/** Native charts over the cells of their sheet. */
import type { PlanGraphique } from '../classeur/plan';
import { codeFormat } from '../classeur/styles';
import { adresse } from './adresses';

const TYPES = { colonnes: 'ColumnClustered', barres: 'BarClustered', secteurs: 'Pie', courbes: 'Line' } as const;

export function effacerGraphiques(feuille: Excel.Worksheet, graphiques: readonly PlanGraphique[]): void {
  for (const { nom } of graphiques) feuille.charts.getItemOrNullObject(nom).delete();
}

export function tracerGraphiques(feuille: Excel.Worksheet, graphiques: readonly PlanGraphique[]): void {
  for (const graphique of graphiques) tracer(feuille, graphique);
}

function tracer(feuille: Excel.Worksheet, { nom, type, titre, categories, series, ancre, format }: PlanGraphique): void {
  const [premiere, ...suivantes] = series;
  if (!premiere) return;
  const chart = feuille.charts.add(TYPES[type], feuille.getRange(premiere.valeurs), 'Auto');
  chart.name = nom;
  chart.title.text = titre;
  const initiale = chart.series.getItemAt(0);
  initiale.name = premiere.nom;
  // Excel may take the first cell for a header: the values are given again, to the letter.
  initiale.setValues(feuille.getRange(premiere.valeurs));
  initiale.setXAxisValues(feuille.getRange(categories));
  for (const { nom: nomDeSerie, valeurs } of suivantes) {
    const serie = chart.series.add(nomDeSerie);
    serie.setValues(feuille.getRange(valeurs));
    serie.setXAxisValues(feuille.getRange(categories));
  }
  chart.legend.visible = type === 'secteurs' || series.length > 1;
  chart.legend.position = 'Bottom';
  if (type === 'secteurs') initiale.hasDataLabels = true;
  else chart.axes.valueAxis.numberFormat = codeFormat(format);
  const coin = (ligne: number, colonne: number): string => adresse({ ligne, colonne, lignes: 1, colonnes: 1 });
  chart.setPosition(coin(ancre.ligne, ancre.colonne), coin(ancre.ligneFin, ancre.colonneFin));
}
