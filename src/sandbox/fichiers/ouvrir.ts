/** Opens an .xlsx file as a workbook of the sandbox, through hucre. Formulas come in as the file has them: canonical. */
import { readXlsx } from 'hucre';
import type { ConditionalRule, DataValidation, Sheet, Workbook } from 'hucre';
import { adresseLocale, lireZone } from '../modele/adresse';
import { Classeur } from '../modele';
import type { OptionsClasseur } from '../modele';
import type { Feuille } from '../modele/feuille';
import { Graphique } from '../modele/graphique';
import { Plage } from '../modele/plage';
import type { Contenu } from '../modele/saisie';
import type { Style } from '../modele/style';
import { couleurLue, operateurLu, pointsDeLargeur, REGLES, serieDeDate, styleLu } from './conversions';

function contenuDe(valeur: unknown): Contenu {
  if (valeur === null || valeur === undefined) return '';
  if (valeur instanceof Date) return serieDeDate(valeur);
  return typeof valeur === 'number' || typeof valeur === 'boolean' ? valeur : String(valeur);
}

function remplirCellules(feuille: Feuille, lue: Sheet, theme: readonly string[] | undefined): void {
  const styles = new Map<string, Style>();
  lue.rows.forEach((ligne, l) => {
    ligne.forEach((valeur, c) => {
      if (valeur !== null && valeur !== '') feuille.poser(l, c, contenuDe(valeur));
    });
  });
  for (const [cle, cellule] of lue.cells ?? []) {
    const [l = 0, c = 0] = cle.split(',').map(Number);
    if (cellule.formula !== undefined && cellule.formula !== '') feuille.poser(l, c, { formule: `=${cellule.formula.replace(/^=/, '')}` });
    if (cellule.style === undefined) continue;
    // Cells of a file share a few styles: so must those of the model, made for large sheets.
    const empreinte = JSON.stringify(cellule.style);
    const style = styles.get(empreinte) ?? Object.freeze(styleLu(cellule.style, theme));
    styles.set(empreinte, style);
    if (Object.keys(style).length > 0) feuille.grille.poserStyle(l, c, style);
  }
}

function mettreEnForme(feuille: Feuille, lue: Sheet): void {
  lue.columns?.forEach((colonne, c) => {
    if (colonne.width !== undefined) feuille.largeurs.set(c, pointsDeLargeur(colonne.width));
    if (colonne.hidden === true) feuille.colonnesMasquees.add(c);
  });
  for (const [l, ligne] of lue.rowDefs ?? []) {
    if (ligne.height !== undefined) feuille.hauteurs.set(l, ligne.height);
    if (ligne.hidden === true) feuille.lignesMasquees.add(l);
  }
  feuille.fusions = (lue.merges ?? []).map((m) => ({ l0: m.startRow, c0: m.startCol, l1: m.endRow, c1: m.endCol }));
  const fige = lue.freezePane;
  if (fige !== undefined) feuille.fige = { lignes: fige.rows ?? 0, colonnes: fige.columns ?? 0 };
  feuille.quadrillage = lue.view?.showGridLines ?? true;
  feuille.couleurOnglet = couleurLue(lue.view?.tabColor) ?? '';
  if (lue.veryHidden === true) feuille.visibilite = 'VeryHidden';
  else if (lue.hidden === true) feuille.visibilite = 'Hidden';
}

function regleDe(validation: DataValidation): Record<string, unknown> {
  const avecEgal = (formule: string | undefined): string | undefined =>
    formule === undefined || formule.startsWith('=') ? formule : `=${formule}`;
  if (validation.type === 'list')
    return { list: { inCellDropDown: true, source: validation.values?.join(',') ?? avecEgal(validation.formula1) ?? '' } };
  if (validation.type === 'custom') return { custom: { formula: avecEgal(validation.formula1) ?? '' } };
  const nombre = (texte: string | undefined): unknown =>
    texte === undefined || texte === '' ? undefined : Number.isNaN(Number(texte)) ? avecEgal(texte) : Number(texte);
  return {
    [REGLES[validation.type]]: {
      operator: operateurLu(validation.operator),
      formula1: nombre(validation.formula1),
      formula2: nombre(validation.formula2),
    },
  };
}

function poserValidations(feuille: Feuille, validations: readonly DataValidation[]): void {
  for (const validation of validations) {
    const zones = validation.range.split(/\s+/).flatMap((texte) => lireZone(texte) ?? []);
    if (zones.length === 0) continue;
    feuille.validations.liste.push({
      zones,
      regle: regleDe(validation),
      alerte: {
        showAlert: validation.showErrorMessage ?? true,
        style: validation.errorStyle === 'warning' ? 'Warning' : validation.errorStyle === 'information' ? 'Information' : 'Stop',
        title: validation.errorTitle ?? '',
        message: validation.errorMessage ?? '',
      },
      invite: {
        showPrompt: validation.showInputMessage ?? true,
        title: validation.inputTitle ?? '',
        message: validation.inputMessage ?? '',
      },
      ignorerVides: validation.allowBlank ?? true,
    });
  }
}

const COMPARAISONS: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '<>',
  greaterThan: '>',
  lessThan: '<',
  greaterThanOrEqual: '>=',
  lessThanOrEqual: '<=',
};

/** The model knows formulas only: a comparison is said as one; scales, bars and icons are left out. */
function formuleDeRegle(regle: ConditionalRule, coin: string): string | null {
  const [premiere, seconde] = Array.isArray(regle.formula) ? regle.formula : [regle.formula];
  if (premiere === undefined) return null;
  if (regle.type === 'expression') return `=${premiere}`;
  if (regle.type !== 'cellIs') return null;
  if (regle.operator === 'between') return `=AND(${coin}>=${premiere},${coin}<=${seconde ?? premiere})`;
  if (regle.operator === 'notBetween') return `=OR(${coin}<${premiere},${coin}>${seconde ?? premiere})`;
  return `=${coin}${COMPARAISONS[regle.operator ?? 'equal'] ?? '='}${premiere}`;
}

function poserConditionnelles(classeur: Classeur, feuille: Feuille, regles: readonly ConditionalRule[]): void {
  // The first of the model's list has priority, and adding puts in front.
  for (const regle of [...regles].sort((a, b) => b.priority - a.priority)) {
    for (const texte of regle.range.split(/\s+/)) {
      const zone = lireZone(texte);
      const formule = zone && formuleDeRegle(regle, adresseLocale({ ...zone, l1: zone.l0, c1: zone.c0 }));
      if (zone === null || formule === null) continue;
      const fond =
        regle.style?.fill?.type === 'pattern' ? (couleurLue(regle.style.fill.bgColor) ?? couleurLue(regle.style.fill.fgColor)) : undefined;
      Object.assign(feuille.conditionnelles.ajouter(classeur.nouvelId(), zone), {
        formule,
        fond: fond ?? '',
        couleur: couleurLue(regle.style?.font?.color) ?? '',
        gras: regle.style?.font?.bold ?? null,
        italique: regle.style?.font?.italic ?? null,
        arreterSiVrai: regle.stopIfTrue ?? false,
      });
    }
  }
}

function poserTableaux(classeur: Classeur, feuille: Feuille, lue: Sheet): void {
  for (const table of lue.tables ?? []) {
    const zone = table.range === undefined ? null : lireZone(table.range);
    if (zone === null) continue;
    const tableau = classeur.ajouterTableau(feuille, zone, true, table.displayName ?? table.name);
    tableau.style = table.style ?? '';
    tableau.totaux = table.showTotalRow ?? false;
    tableau.boutonsDeFiltre = table.showAutoFilter ?? true;
    tableau.lignesAlternees = table.showRowStripes ?? true;
    tableau.colonnesAlternees = table.showColumnStripes ?? false;
  }
  classeur.calcul.tablesOntChange();
}

const TYPES_DE_GRAPHIQUE: Readonly<Record<string, string>> = {
  bar: 'ColumnClustered',
  column: 'ColumnClustered',
  line: 'Line',
  pie: 'Pie',
  doughnut: 'Doughnut',
  area: 'Area',
  scatter: 'XYScatter',
};

function poserGraphiques(classeur: Classeur, feuille: Feuille, lue: Sheet): void {
  const plage = (reference: string | undefined): Plage | null => {
    if (reference === undefined || reference === '') return null;
    return classeur.plage(reference.replace(/^=/, ''), feuille);
  };
  for (const lu of lue.charts ?? []) {
    const series = lu.series ?? [];
    const premiere = plage(series[0]?.valuesRef);
    const type = TYPES_DE_GRAPHIQUE[lu.kinds[0] ?? 'column'];
    if (premiere === null || type === undefined) continue;
    const graphique = new Graphique(feuille, classeur.nouvelId(), type, premiere, 'Columns');
    graphique.series = [];
    for (const serie of series) graphique.ajouterSerie(serie.name ?? '', plage(serie.valuesRef), plage(serie.categoriesRef));
    // The reader gives the title of the frame, not its name.
    if (lu.frameTitle !== undefined) graphique.nom = lu.frameTitle;
    graphique.titre = lu.title ?? '';
    graphique.titreVisible = graphique.titre !== '';
    const ancre = lu.anchor;
    if (ancre?.from !== undefined) {
      const cellule = (ou: { row: number; col: number }): { l0: number; c0: number; l1: number; c1: number } => ({
        l0: ou.row,
        c0: ou.col,
        l1: ou.row,
        c1: ou.col,
      });
      graphique.placer(cellule(ancre.from), ancre.to === undefined ? null : cellule(ancre.to));
    }
    feuille.graphiques.push(graphique);
  }
}

function poserNoms(classeur: Classeur, lu: Workbook): void {
  for (const nom of lu.namedRanges ?? []) {
    if (nom.name.startsWith('_xlnm')) continue;
    const portee = nom.scope === undefined ? null : classeur.feuille(nom.scope);
    classeur.noms.ajouter(nom.name, portee, nom.range, nom.comment ?? '');
  }
}

export async function ouvrirClasseur(octets: Uint8Array | ArrayBuffer, options: OptionsClasseur = {}): Promise<Classeur> {
  const lu = await readXlsx(octets instanceof ArrayBuffer ? new Uint8Array(octets) : octets, { readStyles: true });
  const classeur = new Classeur(options);
  const feuilles = lu.sheets.map((feuille) => classeur.ajouterFeuille(feuille.name));
  lu.sheets.forEach((lue, rang) => {
    const feuille = feuilles[rang];
    if (feuille === undefined) return;
    remplirCellules(feuille, lue, lu.themeColors);
    mettreEnForme(feuille, lue);
  });
  // Tables after every cell: their headers are cells. Names, rules and charts after the sheets that they cite.
  lu.sheets.forEach((lue, rang) => {
    const feuille = feuilles[rang];
    if (feuille !== undefined) poserTableaux(classeur, feuille, lue);
  });
  poserNoms(classeur, lu);
  lu.sheets.forEach((lue, rang) => {
    const feuille = feuilles[rang];
    if (feuille === undefined) return;
    poserValidations(feuille, lue.dataValidations ?? []);
    poserConditionnelles(classeur, feuille, lue.conditionalRules ?? []);
    poserGraphiques(classeur, feuille, lue);
    if (lue.protection !== undefined) feuille.protection = { options: {}, motDePasse: null };
  });
  const active = feuilles[lu.activeSheet ?? 0];
  if (active !== undefined && active.visibilite === 'Visible') classeur.activer(active);
  return classeur;
}
