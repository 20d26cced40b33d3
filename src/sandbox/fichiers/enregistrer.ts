/** Saves a workbook of the sandbox as .xlsx, through hucre, with its computed values so that viewers that do not calculate show them. */
import { writeXlsx } from 'hucre';
import type { Cell, CellValue, ConditionalRule, DataValidation, NamedRange, SheetChart, WriteSheet } from 'hucre';
import { adresseComplete, adresseLocale } from '../modele/adresse';
import type { Classeur } from '../modele';
import type { Feuille } from '../modele/feuille';
import { formuleCanonique } from '../modele/formules';
import type { Graphique } from '../modele/graphique';
import { estErreurDeCellule } from '../modele/saisie';
import type { Validation } from '../modele/validation';
import { couleurEcrite, largeurDePoints, operateurEcrit, REGLES, styleEcrit } from './conversions';

/** Row and column under a number of points: where a chart begins. */
function rangSous(points: number, tailleDe: (rang: number) => number): number {
  let rang = 0;
  for (let cumul = tailleDe(0); cumul <= points && rang < 10_000; cumul += tailleDe(rang)) rang += 1;
  return rang;
}

const TYPES: readonly (readonly [RegExp, SheetChart['type']])[] = [
  [/^Bar/, 'bar'],
  [/^Line/, 'line'],
  [/^Pie|^3DPie/, 'pie'],
  [/^Doughnut/, 'doughnut'],
  [/^Area/, 'area'],
  [/^XYScatter/, 'scatter'],
];

function graphiqueEcrit(feuille: Feuille, graphique: Graphique): SheetChart {
  const empile = /Stacked/.test(graphique.type);
  return {
    type: TYPES.find(([motif]) => motif.test(graphique.type))?.[1] ?? 'column',
    ...(graphique.titreVisible && graphique.titre !== '' ? { title: graphique.titre } : {}),
    ...(empile ? { barGrouping: /100/.test(graphique.type) ? ('percentStacked' as const) : ('stacked' as const) } : {}),
    frameTitle: graphique.nom,
    series: graphique.series.flatMap((serie) =>
      serie.valeurs === null
        ? []
        : [
            {
              name: serie.nom,
              values: adresseComplete(serie.valeurs.feuille.nom, serie.valeurs.zone, true),
              ...(serie.categories === null
                ? {}
                : { categories: adresseComplete(serie.categories.feuille.nom, serie.categories.zone, true) }),
            },
          ],
    ),
    anchor: {
      from: { row: rangSous(graphique.haut, feuille.hauteurDe), col: rangSous(graphique.gauche, feuille.largeurDe) },
      to: {
        row: rangSous(graphique.haut + graphique.hauteur, feuille.hauteurDe),
        col: rangSous(graphique.gauche + graphique.largeur, feuille.largeurDe),
      },
    },
  };
}

function validationsEcrites(validation: Validation): DataValidation[] {
  const texte = (valeur: unknown): string | undefined =>
    valeur === undefined || valeur === null || valeur === '' ? undefined : String(valeur).replace(/^=/, '');
  const lire = (cle: string): Record<string, unknown> | undefined => validation.regle[cle] as Record<string, unknown> | undefined;
  const commun = {
    allowBlank: validation.ignorerVides,
    showErrorMessage: validation.alerte['showAlert'] !== false,
    errorTitle: texte(validation.alerte['title']),
    errorMessage: texte(validation.alerte['message']),
    errorStyle: String(validation.alerte['style'] ?? 'stop').toLowerCase() as DataValidation['errorStyle'],
    inputTitle: texte(validation.invite['title']),
    inputMessage: texte(validation.invite['message']),
    showInputMessage: validation.invite['showPrompt'] !== false,
  };
  const regle = ((): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2' | 'values'> | null => {
    const liste = lire('list');
    if (liste !== undefined) {
      const source = String(liste['source'] ?? '');
      return source.startsWith('=') ? { type: 'list', formula1: source.slice(1) } : { type: 'list', values: source.split(',') };
    }
    const libre = lire('custom');
    if (libre !== undefined) return { type: 'custom', formula1: texte(libre['formula']) };
    for (const [type, cle] of Object.entries(REGLES)) {
      const bornee = lire(cle);
      if (bornee === undefined) continue;
      const operator = operateurEcrit(String(bornee['operator'] ?? 'Between')) as DataValidation['operator'];
      return { type: type as keyof typeof REGLES, operator, formula1: texte(bornee['formula1']), formula2: texte(bornee['formula2']) };
    }
    return null;
  })();
  return regle === null ? [] : validation.zones.map((zone) => ({ ...commun, ...regle, range: adresseLocale(zone) }));
}

function conditionnellesEcrites(feuille: Feuille): ConditionalRule[] {
  return feuille.conditionnelles.liste.map((regle, rang) => ({
    type: 'expression',
    priority: rang + 1,
    formula: regle.formule.replace(/^=/, ''),
    stopIfTrue: regle.arreterSiVrai,
    range: adresseLocale(regle.zone),
    style: {
      ...(regle.fond === ''
        ? {}
        : { fill: { type: 'pattern', pattern: 'solid', fgColor: couleurEcrite(regle.fond), bgColor: couleurEcrite(regle.fond) } as const }),
      font: {
        ...(regle.couleur === '' ? {} : { color: couleurEcrite(regle.couleur) }),
        ...(regle.gras === null ? {} : { bold: regle.gras }),
        ...(regle.italique === null ? {} : { italic: regle.italique }),
      },
    },
  }));
}

function cellulesEcrites(feuille: Feuille): { rows: CellValue[][]; cells: Map<string, Partial<Cell>> } {
  const etendue = feuille.etendue(false);
  const rows: CellValue[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  for (let l = 0; l <= (etendue?.l1 ?? -1); l += 1) {
    const ligne: CellValue[] = [];
    for (let c = 0; c <= (etendue?.c1 ?? -1); c += 1) {
      const valeur = feuille.valeur(l, c);
      const formule = feuille.grille.formule(l, c);
      const style = feuille.style(l, c);
      ligne.push(valeur === '' && formule === undefined ? null : valeur);
      const cellule: Partial<Cell> = {};
      if (formule !== undefined) {
        cellule.formula = formuleCanonique(formule, feuille.tableauEn(l, c)?.nom ?? null).slice(1);
        if (!estErreurDeCellule(valeur)) cellule.formulaResult = valeur;
      }
      if (Object.keys(style).length > 0) cellule.style = styleEcrit(style);
      if (Object.keys(cellule).length > 0)
        cells.set(`${l},${c}`, formule === undefined ? { ...cellule, value: valeur === '' ? null : valeur } : cellule);
    }
    rows.push(ligne);
  }
  return { rows, cells };
}

function feuilleEcrite(feuille: Feuille): WriteSheet {
  const derniereColonne = Math.max(-1, ...feuille.largeurs.keys(), ...feuille.colonnesMasquees);
  return {
    name: feuille.nom,
    ...cellulesEcrites(feuille),
    columns: Array.from({ length: derniereColonne + 1 }, (_, c) => ({
      ...(feuille.largeurs.has(c) ? { width: largeurDePoints(feuille.largeurs.get(c) ?? 0) } : {}),
      ...(feuille.colonnesMasquees.has(c) ? { hidden: true } : {}),
    })),
    rowDefs: new Map(
      [...new Set([...feuille.hauteurs.keys(), ...feuille.lignesMasquees])].map((l) => [
        l,
        { height: feuille.hauteurs.get(l), hidden: feuille.lignesMasquees.has(l) },
      ]),
    ),
    merges: feuille.fusions.map((z) => ({ startRow: z.l0, startCol: z.c0, endRow: z.l1, endCol: z.c1 })),
    dataValidations: feuille.validations.liste.flatMap(validationsEcrites),
    conditionalRules: conditionnellesEcrites(feuille),
    ...(feuille.fige === null ? {} : { freezePane: { rows: feuille.fige.lignes, columns: feuille.fige.colonnes } }),
    view: {
      showGridLines: feuille.quadrillage,
      ...(feuille.couleurOnglet === '' ? {} : { tabColor: couleurEcrite(feuille.couleurOnglet) }),
    },
    hidden: feuille.visibilite === 'Hidden',
    veryHidden: feuille.visibilite === 'VeryHidden',
    ...(feuille.protection === null ? {} : { protection: { sheet: true } }),
    tables: feuille.tableaux().map((table) => ({
      name: table.nom,
      displayName: table.nom,
      range: adresseLocale(table.zone),
      columns: table.colonnes().map((name) => ({ name })),
      style: table.style,
      showRowStripes: table.lignesAlternees,
      showColumnStripes: table.colonnesAlternees,
      showAutoFilter: table.boutonsDeFiltre,
      showTotalRow: table.totaux,
    })),
    charts: feuille.graphiques.map((graphique) => graphiqueEcrit(feuille, graphique)),
  };
}

export async function enregistrerClasseur(classeur: Classeur): Promise<Uint8Array> {
  const namedRanges: NamedRange[] = classeur.noms.liste.map((nom) => ({
    name: nom.nom,
    range: nom.formule.replace(/^=/, ''),
    ...(nom.portee === null ? {} : { scope: nom.portee.nom }),
  }));
  return writeXlsx({
    sheets: classeur.feuilles.map(feuilleEcrite),
    namedRanges,
    activeSheet: Math.max(0, classeur.feuilles.indexOf(classeur.active)),
  });
}
