/**
 * Input cells of an update. A cell whose value did not change is left as its author wrote it: a formula stays a formula, and a value
 * typed over a link stays typed even while it equals the reference.
 */
import { celluleGardee } from './decisions-anciennes';
import { transformerParLots, type Lots } from '../domaine/lots';
import { apparierParLots, estVide, seLisentPareil, valeurDe, type Appariement, type TableAncienne } from './lignes-anciennes';
import { estFormule, type Cellule, type PlanTable, type Valeur } from './plan';

/** Their inputs come through the hypotheses: what the plan holds wins, and what it changes is said. */
const LUES =
  /^(Parametres|Motifs|Territoires|Liberations|RotationAnnees|Reservataires|Infra|RotationLieuxAnnees|CapitalDU|Rapprochements|Separateurs|Scenarios|Scenario\d+(Entrees|Exceptions|Choix))$/;
const HYPOTHESES = /^(Parametres|Motifs|Territoires|Liberations|RotationAnnees|Reservataires|Infra|RotationLieuxAnnees|CapitalDU)$/;

export interface SaisiesReprises {
  readonly table: PlanTable;
  readonly appariement: Appariement;
  /** « Mutations de 31 : « abc » devient « 0 » ». */
  readonly modifiees: readonly string[];
}

export function* reprendreSaisiesParLots(table: PlanTable, ancienne: TableAncienne): Lots<SaisiesReprises> {
  const appariement = yield* apparierParLots(table, ancienne);
  const modifiees: string[] = [];
  const saisies = table.colonnes.flatMap(({ entete, role }, rang) => {
    const ancien = ancienne.entetes.indexOf(entete);
    return role === 'saisie' && ancien >= 0 ? [{ entete, rang, ancien, reference: rangDeReference(ancienne, entete) }] : [];
  });
  if (saisies.length === 0) return { table, appariement, modifiees };
  const entetes = table.colonnes.map(({ entete }) => entete);
  const lignes = yield* transformerParLots(table.lignes, (ligne, l) => {
    const source = appariement.sources[l] ?? null;
    const avant = source === null ? undefined : ancienne.lignes[source];
    if (avant === undefined) return ligne;
    const reprise = [...ligne];
    for (const { entete, rang, ancien, reference } of saisies) {
      const voulue = ligne[rang] ?? null;
      const cellule = avant[ancien] ?? null;
      if (table.nom === 'Controles') {
        const gardee = celluleGardee(entete, { entetes, cellules: ligne }, { entetes: ancienne.entetes, cellules: avant });
        if (gardee !== undefined) reprise[rang] = gardee;
        continue;
      }
      reprise[rang] = LUES.test(table.nom)
        ? conserver(table.nom, voulue, cellule, reference < 0 ? undefined : valeurDe(avant[reference]))
        : estVide(valeurDe(voulue)) && !estFormule(voulue)
          ? cellule
          : voulue;
      const [lue, donnee] = [valeurDe(cellule), valeurDe(voulue)];
      if (HYPOTHESES.test(table.nom) && !estVide(lue) && !seLisentPareil(lue, donnee)) {
        modifiees.push(`${nommer(ligne)}, ${entete} : « ${lue} » devient « ${donnee ?? ''} »`);
      }
    }
    return reprise;
  });
  return { table: { ...table, lignes }, appariement, modifiees };
}

function nommer(ligne: readonly Cellule[]): string {
  return String(valeurDe(ligne[0]) ?? '');
}

function rangDeReference({ entetes }: TableAncienne, entete: string): number {
  return entete === 'Retenu' ? entetes.indexOf('Référence') : entetes.indexOf(`Référence ${entete}`);
}

function conserver(table: string, voulue: Cellule, ancienne: Cellule, reference: Valeur | undefined): Cellule {
  if (!estFormule(voulue)) {
    return estFormule(ancienne) && seLisentPareil(ancienne.valeur, voulue) ? { formule: ancienne.formule, valeur: voulue } : voulue;
  }
  if (reference === undefined || !seLisentPareil(valeurDe(ancienne), reference)) return voulue;
  if (!estFormule(ancienne)) return estVide(ancienne) ? voulue : ancienne;
  return memeFormule(table, ancienne.formule, voulue.formule) ? voulue : { formule: ancienne.formule, valeur: voulue.valeur };
}

/** Excel gives `[@Colonne]` back for what was written `Table[[#This Row],[Colonne]]`. */
function memeFormule(table: string, a: string, b: string): boolean {
  const normaliser = (formule: string): string =>
    formule
      .replaceAll(`${table}[[#This Row],[`, '[@[')
      .replaceAll(`${table}[@`, '[@')
      .replace(/\[@([^[\]]+)\]/g, '[@[$1]]')
      .replace(/\s/g, '');
  return normaliser(a) === normaliser(b);
}
