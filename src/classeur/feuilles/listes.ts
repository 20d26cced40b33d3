import { ORIGINE_GARANTIE, ORIGINES_HORS_GARANTIE } from '../../domaine/calcul/plafonds';
import { CHOIX_DE_DECISION } from '../../domaine/decisions/tables';
import { MOTIFS_HORS_FLUX } from '../../domaine/motifs-hors-flux';
import { colonne, construireTable, feuille, LIGNE_ENTETE, presentation } from '../construire';
import type { Contexte } from '../contexte';
import {
  COMME_LA_REFERENCE,
  LIBELLE_DENOMINATEUR,
  LIBELLE_ECHEANCE,
  LIBELLE_METHODE,
  LIBELLE_METHODE_ACTION_LOGEMENT,
  LIBELLE_PARTAGE,
  LIBELLE_PERIODE,
  LIBELLE_STATUT,
  LIBELLE_VARIANTE,
  LIBELLES_CATEGORIES,
} from '../libelles';
import type { PlanColonne, PlanFeuille } from '../plan';

/** One table per list: a validation list comes from a range without blanks. */
const LISTES = {
  ListeVariantes: ['Variante', Object.values(LIBELLE_VARIANTE)],
  ListeMethodes: ['Méthode', Object.values(LIBELLE_METHODE)],
  ListeMethodesScenario: ['Méthode du scénario', [COMME_LA_REFERENCE, ...Object.values(LIBELLE_METHODE_ACTION_LOGEMENT)]],
  ListeCategories: ['Catégorie', LIBELLES_CATEGORIES],
  ListeOuiNon: ['Choix', ['Oui', 'Non']],
  ListeDenominateurs: ['Dénominateur', Object.values(LIBELLE_DENOMINATEUR)],
  ListePartages: ['Plusieurs réservataires', Object.values(LIBELLE_PARTAGE)],
  ListeEcheances: ['Échéance en cours', Object.values(LIBELLE_ECHEANCE)],
  ListeOrigines: ['Origine des droits', [ORIGINE_GARANTIE, ...ORIGINES_HORS_GARANTIE]],
  ListeGestions: ['Mode de gestion', ['Directe', 'Déléguée']],
  ListeDecisions: ['Décision', CHOIX_DE_DECISION],
  ListeMotifs: ['Motif', MOTIFS_HORS_FLUX.map(({ code }) => code)],
  ListePeriodes: ['Période du taux', Object.values(LIBELLE_PERIODE)],
  ListeObligatoire: ['Motif obligatoire', ['Oui']],
  ListeStatuts: ['Statut de la convention', Object.values(LIBELLE_STATUT)],
} as const satisfies Record<string, readonly [string, readonly string[]]>;

export type NomDeListe = keyof typeof LISTES;

export function liste(nom: NomDeListe): NonNullable<PlanColonne['liste']> {
  return { feuille: 'Listes', plage: `${nom}[${LISTES[nom][0]}]` };
}

export function feuilleListes(contexte: Contexte): PlanFeuille {
  const tables = Object.entries(LISTES).map(([nom, [entete, valeurs]], rang) =>
    construireTable<string>(nom, [colonne(entete, 'texte', 'texte', 24, (valeur) => valeur)], valeurs, {
      ligne: LIGNE_ENTETE,
      colonne: rang * 2,
    }),
  );
  return feuille({
    cle: 'listes',
    nom: 'Listes',
    couleurOnglet: '#BFBFBF',
    cellules: presentation(
      'Listes de choix',
      'Quelles valeurs les cellules de saisie acceptent-elles ?',
      `Ces listes alimentent les menus des cellules de saisie du classeur (Négoflux ${contexte.meta.version}). Les modifier change les menus, pas les règles.`,
    ),
    tables,
    largeurs: Object.fromEntries(tables.map((_, rang) => [rang * 2 + 1, 2])),
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 0 },
  });
}
