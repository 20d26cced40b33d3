import { NON_RESERVE } from '../../domaine/bien';
import { reservatairesDuBien } from '../../domaine/calcul/poids';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { NEUF_INDICATEURS } from '../../domaine/qualite/neuf-indicateurs';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import { colonne, construireTable, ouNd } from '../construire';
import type { Contexte } from '../contexte';
import { ligne } from '../formules';
import { ND } from '../libelles';
import type { PlanTable } from '../plan';
import { critereDuNom, formuleDuCritere, morceauDeCle } from './cle-des-noms';
import type { PointDeControle } from './points-controles';

interface LigneParReservataire {
  readonly nom: string;
  readonly logements: number;
  readonly departements: Set<string>;
  /** Values of the nine indicators that were read. */
  readonly lues: number;
  points: number;
  erreurs: number;
  alertes: number;
  traites: number;
}

const T = 'ControlesParReservataire';
const l = (entete: string): string => ligne(T, entete);
/** A criterion makes no difference between capitals and small letters. */
const plier = (nom: string): string => morceauDeCle(nom).toLowerCase();

function* compter({ inventaire }: Contexte, points: readonly PointDeControle[]): Lots<LigneParReservataire[]> {
  const parNom = new Map<string, { nom: string; logements: number; lues: number; departements: Set<string> }>();
  yield* parcourirParLots(inventaire.biens, (bien) => {
    const lues = NEUF_INDICATEURS.filter(({ lu }) => lu(bien)).length;
    for (const nom of reservatairesDuBien(bien)) {
      const compte = parNom.get(nom) ?? { nom, logements: 0, lues: 0, departements: new Set<string>() };
      parNom.set(nom, compte);
      compte.logements += 1;
      compte.lues += lues;
      if (bien.departement !== null) compte.departements.add(bien.departement);
    }
  });
  const lignes = [...parNom.values()].map((compte): LigneParReservataire => ({ ...compte, points: 0, erreurs: 0, alertes: 0, traites: 0 }));
  const parCle = new Map<string, LigneParReservataire[]>();
  for (const compte of lignes) {
    const cle = plier(compte.nom);
    parCle.set(cle, [...(parCle.get(cle) ?? []), compte]);
  }
  yield* parcourirParLots(points, ({ reservataires, gravite, traitee }) => {
    for (const cle of new Set(reservataires.map(plier))) {
      for (const compte of parCle.get(cle) ?? []) {
        compte.points += 1;
        if (gravite === 'erreur') compte.erreurs += 1;
        if (gravite === 'alerte') compte.alertes += 1;
        if (traitee) compte.traites += 1;
      }
    }
  });
  return lignes.sort((a, b) => Number(a.nom === NON_RESERVE) - Number(b.nom === NON_RESERVE) || a.nom.localeCompare(b.nom, 'fr'));
}

export function* tableParReservataire(contexte: Contexte, points: readonly PointDeControle[], debut: number): Lots<PlanTable> {
  const categories = new Map(contexte.hypotheses.reservataires.map(({ nom, categorie }) => [nom, categorie]));
  const categorieDe = (nom: string): string => {
    const categorie = nom === NON_RESERVE ? 'non-reserve' : (categories.get(nom) ?? contexte.inventaire.categories.get(nom) ?? 'autre');
    return LIBELLE_CATEGORIE[categorie];
  };
  const somme = (entete: string): string => `=SUMIF(PointsParGroupe[Clé],${l('Critère')},PointsParGroupe[${entete}])`;
  return {
    ...construireTable<LigneParReservataire>(
      T,
      [
        colonne('Réservataire', 'texte-long', 'texte', 30, ({ nom }) => nom),
        colonne('Catégorie', 'texte-long', 'texte', 42, ({ nom }) => categorieDe(nom)),
        colonne('Départements', 'texte-long', 'texte', 54, ({ departements }) => [...departements].sort().join(', ')),
        colonne('Logements', 'texte', 'entier', 12, ({ logements }) => logements),
        colonne('Points', 'resultat', 'entier', 12, ({ points: nombre }) => nombre, { formule: somme('Compte') }),
        colonne('dont erreurs', 'resultat', 'entier', 12, ({ erreurs }) => erreurs, { formule: somme('Erreur') }),
        colonne('dont alertes', 'resultat', 'entier', 11, ({ alertes }) => alertes, { formule: somme('Alerte') }),
        colonne('dont traités', 'resultat', 'entier', 9, ({ traites }) => traites, { formule: somme('Traité') }),
        colonne(
          'Indicateurs complets',
          'resultat-cle',
          'pourcent2',
          13,
          ({ lues, logements }) => ouNd(logements === 0 ? null : lues / (NEUF_INDICATEURS.length * logements)),
          {
            formule: `=IF(${l('Logements')}=0,"${ND}",${l('Valeurs lues')}/(${NEUF_INDICATEURS.length}*${l('Logements')}))`,
          },
        ),
        colonne('Valeurs lues', 'technique', 'entier', 9, ({ lues }) => lues),
        colonne('Critère', 'technique', 'general', 14, ({ nom }) => critereDuNom(nom), { formule: formuleDuCritere(l('Réservataire')) }),
      ],
      yield* compter(contexte, points),
      { ligne: debut, filtres: true },
    ),
    hauteurParLigne: true,
  };
}
