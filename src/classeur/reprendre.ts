/**
 * An update of sheets that exist: the plan, with what their users typed in them. Nothing of theirs goes without a line in the
 * journal, whose history is continued and never rewritten.
 */
import { colonneDeLIdentite, genreDeLIdentite, identiteDuGenre } from '../domaine/decisions/identite';
import { CHOIX_DE_DECISION, estPourLaColonne } from '../domaine/decisions/tables';
import { colonnesAjoutees, type Ajouts, type ColonneAjoutee } from './colonnes-ajoutees';
import { avecLesInachevees } from './decisions-anciennes';
import { faireDeLaPlace } from './faire-place';
import { mettreEnPage } from './mise-en-page';
import { estVide, seLisentPareil, valeurDe, type TableAncienne, type TablesAnciennes } from './lignes-anciennes';
import { estFormule, type Cellule, type Plan, type PlanFeuille, type PlanTable } from './plan';
import { reprendreSaisies } from './saisies-anciennes';

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

export function reprendre(plan: Plan, anciennes: TablesAnciennes): Reprise {
  if (anciennes.size === 0) return { plan, ajouts: new Map() };
  const ajouts = new Map<string, readonly ColonneAjoutee[]>();
  const notes: Note[] = [];
  const feuilles = plan.feuilles.map((feuille): PlanFeuille => {
    const tables = feuille.tables.map((prevue) => {
      const ancienne = anciennes.get(prevue.nom);
      if (ancienne === undefined || prevue.nom === 'Journal') return prevue;
      const table = avecLesInachevees(prevue, ancienne);
      const { table: reprise, appariement, modifiees } = reprendreSaisies(table, ancienne);
      const siennes = colonnesAjoutees(table, ancienne, appariement);
      if (siennes.length > 0) ajouts.set(table.nom, siennes);
      notes.push(
        { operation: 'Hypothèse modifiée', feuille: feuille.nom, details: modifiees },
        { operation: 'Décision sans objet', feuille: feuille.nom, details: decisionsPerdues(table, ancienne, appariement.orphelines) },
        {
          operation: 'Saisie non reprise',
          feuille: feuille.nom,
          details: [...siennes.flatMap(({ perdues }) => perdues), ...saisiesPerdues(table, ancienne, appariement.orphelines)],
        },
      );
      return reprise;
    });
    return { ...feuille, tables };
  });
  const utiles = notes.filter(({ details }) => details.length > 0);
  const avecJournal = feuilles.map((feuille) => ({
    ...feuille,
    tables: feuille.tables.map((table) => {
      if (table.nom !== 'Journal') return table;
      const ancienne = anciennes.get('Journal');
      const suite = continuer(table, ancienne, utiles);
      const siennes =
        ancienne === undefined
          ? []
          : colonnesAjoutees(suite, ancienne, {
              sources: suite.lignes.map((_, l) => (l < ancienne.lignes.length ? l : null)),
              orphelines: [],
            });
      if (siennes.length > 0) ajouts.set('Journal', siennes);
      return suite;
    }),
  }));
  const avertissements = [...(plan.avertissements ?? []), ...utiles.flatMap(phrase)];
  return {
    plan: {
      ...plan,
      feuilles: avecJournal.map((feuille) => remettreEnPage(faireDeLaPlace(feuille, ajouts))),
      ...(avertissements.length === 0 ? {} : { avertissements }),
    },
    ajouts,
  };
}

/** Rows that the journal gained and columns that moved change what is printed and hidden. */
function remettreEnPage(feuille: PlanFeuille): PlanFeuille {
  if (feuille.impression === undefined) return feuille;
  const { sauts } = feuille.impression;
  const page = mettreEnPage(feuille);
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

function decisionsPerdues({ nom, colonnes, lignes }: PlanTable, ancienne: TableAncienne, orphelines: readonly number[]): string[] {
  if (nom !== 'Controles') return [];
  const identite = colonnes.findIndex(({ entete }) => entete === 'Identité');
  // A decision about a whole kind goes on in one row that stands for it.
  const genres = new Set(
    lignes.map((ligne) => String(valeurDe(ligne[identite]) ?? '')).filter((cle) => cle === identiteDuGenre(genreDeLIdentite(cle))),
  );
  const choix = colonnes.findIndex(({ entete }) => entete === 'Décision');
  const texte = (ligne: readonly Cellule[], rang: number): string => String(valeurDe(ligne[rang] ?? null) ?? '');
  const decidees = new Set(
    lignes.filter((ligne) => estPourLaColonne(texte(ligne, choix))).map((ligne) => colonneDeLIdentite(texte(ligne, identite))),
  );
  return orphelines.flatMap((l) => {
    const lire = (entete: string): string => String(valeurDe(ancienne.lignes[l]?.[ancienne.entetes.indexOf(entete)]) ?? '');
    const decision = lire('Décision');
    if (estPourLaColonne(decision) && decidees.has(colonneDeLIdentite(lire('Identité')))) return [];
    if (decision === '' || decision === CHOIX_DE_DECISION[0] || genres.has(identiteDuGenre(genreDeLIdentite(lire('Identité'))))) return [];
    return [`${lire('Règle')}, ${lire('Cellule') || `ligne ${lire('Ligne source')}`}, « ${lire('Valeur lue')} » : ${decision}`];
  });
}

/** Inputs on rows that nothing continues. Names that go on under another territoire and rows of defaults are not losses. */
function saisiesPerdues(table: PlanTable, ancienne: TableAncienne, orphelines: readonly number[]): string[] {
  if (table.nom === 'Controles' || table.nom === 'Rapprochements' || table.nom === 'Territoires' || table.nom === 'Scenarios') return [];
  const saisies = table.colonnes
    .filter(({ role, entete }) => role === 'saisie' && entete !== 'Catégorie' && entete !== 'Méthode' && entete !== 'Territoire')
    .map(({ entete }) => entete);
  if (/^Scenario\d+(Entrees|Exceptions|Choix)$/.test(table.nom)) return [];
  const restants = new Set(table.lignes.map((ligne) => String(valeurDe(ligne[0]))));
  return orphelines.flatMap((l) => {
    const nom = String(valeurDe(ancienne.lignes[l]?.[0]) ?? '');
    if (table.nom === 'Reservataires' && restants.has(nom)) return [];
    return saisies.flatMap((entete) => {
      const valeur = valeurDe(ancienne.lignes[l]?.[ancienne.entetes.indexOf(entete)]);
      return estVide(valeur) ? [] : [`${nom}, ${entete} : ${valeur}`];
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
