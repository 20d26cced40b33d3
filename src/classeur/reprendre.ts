/**
 * An update of sheets that exist: the plan, with what their users typed in them. Nothing of theirs goes without a line in the
 * journal, whose history is continued and never rewritten.
 */
import { colonneDeLIdentite, genreDeLIdentite, identiteDuGenre } from '../domaine/decisions/identite';
import { CHOIX_DE_DECISION, estPourLaColonne } from '../domaine/decisions/tables';
import { auBout, parcourirParLots, type Lots } from '../domaine/lots';
import { colonnesAjouteesParLots, entetesAjoutees, type Ajouts, type ColonneAjoutee } from './colonnes-ajoutees';
import { avecLesInachevees } from './decisions-anciennes';
import { faireDeLaPlace } from './faire-place';
import { mettreEnPageParLots } from './mise-en-page';
import { LIBELLE_STATUT } from './libelles';
import { estVide, seLisentPareil, valeurDe, type TableAncienne, type TablesAnciennes } from './lignes-anciennes';
import { estFormule, type Cellule, type Plan, type PlanFeuille, type PlanTable } from './plan';
import { reprendreSaisiesParLots } from './saisies-anciennes';

export interface Reprise {
  readonly plan: Plan;
  /** By table. */
  readonly ajouts: Ajouts;
}

interface Note {
  readonly operation: string;
  readonly feuille: string;
  readonly details: readonly string[];
}

/** A cell holds 32 767 characters; a reader far fewer. */
const CARACTERES_PAR_LIGNE = 1_000;

/** Whether the rows of a table hold anything that an update keeps: inputs, or columns of the user's. The others need not be read again. */
export function aReprendre(prevue: PlanTable, ancienne: Pick<TableAncienne, 'entetes' | 'nosEntetes'>): boolean {
  return prevue.nom === 'Journal' || prevue.colonnes.some(({ role }) => role === 'saisie') || entetesAjoutees(prevue, ancienne).length > 0;
}

export function reprendre(plan: Plan, anciennes: TablesAnciennes): Reprise {
  return auBout(reprendreParLots(plan, anciennes));
}

export function* reprendreParLots(plan: Plan, anciennes: TablesAnciennes): Lots<Reprise> {
  if (anciennes.size === 0) return { plan, ajouts: new Map() };
  const ajouts = new Map<string, readonly ColonneAjoutee[]>();
  const notes: Note[] = [];
  const feuilles: PlanFeuille[] = [];
  for (const feuille of plan.feuilles) {
    const tables: PlanTable[] = [];
    for (const prevue of feuille.tables) {
      const ancienne = anciennes.get(prevue.nom);
      if (ancienne === undefined || prevue.nom === 'Journal' || !aReprendre(prevue, ancienne)) {
        tables.push(prevue);
        continue;
      }
      const table = avecLesInachevees(prevue, ancienne);
      const { table: reprise, appariement, modifiees } = yield* reprendreSaisiesParLots(table, ancienne);
      const siennes = yield* colonnesAjouteesParLots(table, ancienne, appariement);
      if (siennes.length > 0) ajouts.set(table.nom, siennes);
      const sansObjet = yield* decisionsPerdues(table, ancienne, appariement.orphelines);
      notes.push(
        { operation: 'Hypothèse modifiée', feuille: feuille.nom, details: modifiees },
        { operation: 'Décision sans objet', feuille: feuille.nom, details: sansObjet },
        {
          operation: 'Saisie non reprise',
          feuille: feuille.nom,
          details: [...siennes.flatMap(({ perdues }) => perdues), ...saisiesPerdues(table, ancienne, appariement.orphelines)],
        },
      );
      tables.push(reprise);
    }
    feuilles.push({ ...feuille, tables });
  }
  const utiles = notes.filter(({ details }) => details.length > 0);
  const avecJournal: PlanFeuille[] = [];
  for (const feuille of feuilles) {
    const tables: PlanTable[] = [];
    for (const table of feuille.tables) {
      const ancienne = anciennes.get('Journal');
      const suite = table.nom === 'Journal' ? continuer(table, ancienne, utiles) : table;
      tables.push(suite);
      if (table.nom !== 'Journal' || ancienne === undefined) continue;
      const sources = suite.lignes.map((_, l) => (l < ancienne.lignes.length ? l : null));
      const siennes = yield* colonnesAjouteesParLots(suite, ancienne, { sources, orphelines: [] });
      if (siennes.length > 0) ajouts.set('Journal', siennes);
    }
    avecJournal.push({ ...feuille, tables });
  }
  const enPage: PlanFeuille[] = [];
  for (const feuille of avecJournal) enPage.push(yield* remettreEnPage(faireDeLaPlace(feuille, ajouts)));
  const avertissements = [...(plan.avertissements ?? []), ...utiles.flatMap(phrase)];
  return {
    plan: {
      ...plan,
      feuilles: enPage,
      ...(avertissements.length === 0 ? {} : { avertissements }),
    },
    ajouts,
  };
}

/** Rows that the journal gained and columns that moved change what is printed and hidden. */
function* remettreEnPage(feuille: PlanFeuille): Lots<PlanFeuille> {
  if (feuille.impression === undefined) return feuille;
  const { sauts } = feuille.impression;
  const page = yield* mettreEnPageParLots(feuille);
  return { ...page, ...(page.impression === undefined ? {} : { impression: { ...page.impression, sauts } }) };
}

function phrase({ operation, details }: Note): string[] {
  const pluriel = details.length > 1;
  if (operation === 'Décision sans objet') {
    return [
      pluriel
        ? `${details.length} décisions ne correspondent plus à aucune remarque et ne sont pas reprises ; la feuille « Journal » les cite.`
        : `Une décision ne correspond plus à aucune remarque et n’est pas reprise ; la feuille « Journal » la cite.`,
    ];
  }
  if (operation !== 'Saisie non reprise') return [];
  return [
    pluriel
      ? `${details.length} saisies portaient sur des lignes disparues et ne sont pas reprises ; la feuille « Journal » les cite.`
      : `Une saisie portait sur une ligne disparue et n’est pas reprise ; la feuille « Journal » la cite.`,
  ];
}

function* decisionsPerdues({ nom, colonnes, lignes }: PlanTable, ancienne: TableAncienne, orphelines: readonly number[]): Lots<string[]> {
  if (nom !== 'Controles' || orphelines.length === 0) return [];
  const identite = colonnes.findIndex(({ entete }) => entete === 'Identité');
  // A decision about a whole kind goes on in one row that stands for it.
  const genres = new Set<string>();
  const choix = colonnes.findIndex(({ entete }) => entete === 'Décision');
  const texte = (ligne: readonly Cellule[], rang: number): string => String(valeurDe(ligne[rang] ?? null) ?? '');
  const decidees = new Set<string>();
  yield* parcourirParLots(lignes, (ligne) => {
    const cle = texte(ligne, identite);
    if (cle === identiteDuGenre(genreDeLIdentite(cle))) genres.add(cle);
    if (estPourLaColonne(texte(ligne, choix))) decidees.add(colonneDeLIdentite(cle));
  });
  return orphelines.flatMap((l) => {
    const lire = (entete: string): string => String(valeurDe(ancienne.lignes[l]?.[ancienne.entetes.indexOf(entete)]) ?? '');
    const decision = lire('Décision');
    if (estPourLaColonne(decision) && decidees.has(colonneDeLIdentite(lire('Identité')))) return [];
    if (decision === '' || decision === CHOIX_DE_DECISION[0] || genres.has(identiteDuGenre(genreDeLIdentite(lire('Identité'))))) return [];
    return [`${lire('Règle')}, ${lire('Cellule') || `ligne ${lire('Ligne source')}`}, « ${lire('Valeur lue')} » : ${decision}`];
  });
}

/** Inputs on rows that nothing continues. Names that go on under another territoire and rows of defaults are not losses. */
/** What every row says until somebody types something else: its loss loses nothing. */
const PROPOSE_PARTOUT: Readonly<Record<string, string>> = { 'Statut de la convention': LIBELLE_STATUT.signee };

function saisiesPerdues(table: PlanTable, ancienne: TableAncienne, orphelines: readonly number[]): string[] {
  if (table.nom === 'Controles' || table.nom === 'Rapprochements' || table.nom === 'Territoires' || table.nom === 'Scenarios') return [];
  const saisies = table.colonnes
    .filter(({ role, entete }) => role === 'saisie' && entete !== 'Catégorie' && entete !== 'Méthode' && entete !== 'Territoire')
    .map(({ entete }) => entete);
  if (/^Scenario\d+(Entrees|Exceptions|Choix)$/.test(table.nom)) return [];
  if (saisies.length === 0 || orphelines.length === 0) return [];
  const restants = new Set(table.lignes.map((ligne) => String(valeurDe(ligne[0]))));
  return orphelines.flatMap((l) => {
    const nom = String(valeurDe(ancienne.lignes[l]?.[0]) ?? '');
    if (table.nom === 'Reservataires' && restants.has(nom)) return [];
    return saisies.flatMap((entete) => {
      const valeur = valeurDe(ancienne.lignes[l]?.[ancienne.entetes.indexOf(entete)]);
      return estVide(valeur) || valeur === PROPOSE_PARTOUT[entete] ? [] : [`${nom}, ${entete} : ${valeur}`];
    });
  });
}

function continuer(table: PlanTable, ancienne: TableAncienne | undefined, notes: readonly Note[]): PlanTable {
  const rang = (entete: string): number => table.colonnes.findIndex((colonne) => colonne.entete === entete);
  const histoire = (ancienne?.lignes ?? [])
    .filter((ligne) => ligne.some((cellule) => estFormule(cellule) || !estVide(cellule)))
    .map((ligne) => table.colonnes.map(({ entete }): Cellule => ligne[ancienne?.entetes.indexOf(entete) ?? -1] ?? null));
  const operation = rang('Opération');
  const nouvelles = table.lignes.filter((ligne) => {
    const derniere = histoire.findLast((passee) => seLisentPareil(valeurDe(passee[operation]), valeurDe(ligne[operation])));
    // The same operation again, with the same result on the same day, has nothing to tell.
    return derniere === undefined || !ligne.every((cellule, c) => seLisentPareil(valeurDe(cellule), valeurDe(derniere[c])));
  });
  const modele = table.lignes.at(-1) ?? [];
  const ajoutees = notes.flatMap(({ operation: quoi, feuille, details }) =>
    grouper(details).map((detail) => {
      const champs = new Map<number, Cellule>([
        [operation, quoi],
        [rang('Feuille'), feuille],
        [rang('Détail'), detail],
      ]);
      return modele.map((cellule, c) => champs.get(c) ?? cellule);
    }),
  );
  return { ...table, lignes: [...histoire, ...nouvelles, ...ajoutees] };
}

function grouper(details: readonly string[]): string[] {
  const lignes: string[] = [];
  for (const detail of details) {
    const derniere = lignes.at(-1);
    if (derniere !== undefined && derniere.length + detail.length < CARACTERES_PAR_LIGNE)
      lignes[lignes.length - 1] = `${derniere} ; ${detail}`;
    else lignes.push(detail);
  }
  return lignes;
}
