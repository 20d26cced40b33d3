import type { Gravite } from '../../domaine/inventaire';
import { GRAVITES } from '../../domaine/qualite/ordonner';
import { ACCEPTE, IGNORE } from '../../domaine/qualite/traitee';
import { COLONNES_DE_DECISION } from '../../domaine/decisions/tables';
import { colonne, construireTable, feuille, LIGNE_ENTETE, nonReserves, plageDeColonne, presentation, techniques } from '../construire';
import type { Contexte } from '../contexte';
import { adresse, ligne } from '../formules';
import { LIBELLE_INDICATEUR } from '../libelles-indicateurs';
import type { PlanFeuille, PlanMiseEnForme, PlanTable } from '../plan';
import { accorder } from './accorder';
import { cleDesNoms } from './cle-des-noms';
import { colonnesDeDecision } from './lignes-controles';
import type { PointDeControle, PointsDeControle } from './points-controles';

export const LIBELLE_GRAVITE: Readonly<Record<Gravite, string>> = { erreur: 'Erreur', alerte: 'Alerte', information: 'Information' };

const T = 'Controles';
const l = (entete: string): string => ligne(T, entete);
const [DECISION, MOTIF, VALEUR_RETENUE] = COLONNES_DE_DECISION;

/** Mirror of `estTraitee`. */
const TRAITE =
  `=IF(LEFT(${l(DECISION)},${ACCEPTE.length})="${ACCEPTE}",` +
  `IF(OR(${l('Correction proposée')}<>"",${l(VALEUR_RETENUE)}<>"",${l('Gravité')}="${LIBELLE_GRAVITE.information}"),1,0),` +
  `IF(LEFT(${l(DECISION)},${IGNORE.length})="${IGNORE}",IF(${l(MOTIF)}<>"",1,0),0))`;

function tableDesControles(points: readonly PointDeControle[]): PlanTable {
  return {
    ...construireTable<PointDeControle>(
      T,
      [
        colonne('Gravité', 'texte', 'texte', 12, ({ gravite }) => LIBELLE_GRAVITE[gravite]),
        colonne('Règle', 'texte', 'texte', 10, ({ regle }) => regle),
        colonne('Indicateur', 'texte-long', 'texte', 22, ({ indicateur }) => (indicateur === null ? null : LIBELLE_INDICATEUR[indicateur])),
        colonne('Ligne source', 'texte', 'entier', 9, ({ ligneSource }) => (ligneSource === 0 ? null : ligneSource)),
        colonne('Cellule', 'texte', 'texte', 10, ({ cellule }) => cellule),
        colonne('Valeur lue', 'texte-long', 'texte', 18, ({ valeurLue }) => valeurLue),
        colonne('Message', 'texte-long', 'texte', 76, ({ message }) => message),
        colonne('Correction proposée', 'texte-long', 'texte', 16, ({ correction }) => correction),
        ...colonnesDeDecision(),
        colonne('Réservataire', 'texte-long', 'texte', 30, ({ reservataires }) =>
          reservataires.length === 0 ? null : reservataires.join(' / '),
        ),
        ...techniques<PointDeControle>([
          colonne('Traité', 'resultat', 'entier', 8, ({ traitee }) => (traitee ? 1 : 0), { formule: TRAITE }),
          colonne('Clé indicateur', 'texte', 'texte', 16, ({ indicateurDeQualite }) => indicateurDeQualite),
          colonne('Logements concernés', 'texte', 'entier', 12, ({ concernes }) => concernes),
          colonne('Logements à corriger', 'resultat', 'entier', 12, ({ concernes, traitee }) => (traitee ? 0 : concernes), {
            formule: `=${l('Logements concernés')}*(1-${l('Traité')})`,
          }),
          colonne('Compte', 'texte', 'entier', 8, () => 1),
          colonne('Erreur', 'texte', 'entier', 8, ({ gravite }) => (gravite === 'erreur' ? 1 : 0)),
          colonne('Alerte', 'texte', 'entier', 8, ({ gravite }) => (gravite === 'alerte' ? 1 : 0)),
          colonne('Clé réservataires', 'texte', 'texte', 24, ({ reservataires }) => cleDesNoms(reservataires)),
        ]),
      ],
      points,
      { ligne: LIGNE_ENTETE, filtres: true },
    ),
    hauteurParLigne: true,
  };
}

function misesEnForme(table: PlanTable): PlanMiseEnForme[] {
  const rang = (entete: string): string => adresse(table.ligne + 1, table.colonne + table.colonnes.findIndex((c) => c.entete === entete));
  const figee = (entete: string): string => rang(entete).replace(/^([A-Z]+)/, '$$$1');
  const gravites: readonly (readonly [Gravite, PlanMiseEnForme['style']])[] = [
    ['erreur', 'alerte'],
    ['alerte', 'modifie'],
  ];
  return [
    ...gravites.map(([gravite, style]) => ({
      plage: plageDeColonne(table, 'Gravité'),
      formule: `=${rang('Gravité')}="${LIBELLE_GRAVITE[gravite]}"`,
      style,
    })),
    { plage: plageDeColonne(table, DECISION), formule: `=${figee('Traité')}=1`, style: 'ok' },
    // Chosen, but without the reason or the value that would settle it.
    {
      plage: plageDeColonne(table, DECISION),
      formule: `=AND(${figee('Traité')}=0,OR(LEFT(${rang(DECISION)},${ACCEPTE.length})="${ACCEPTE}",LEFT(${rang(DECISION)},${IGNORE.length})="${IGNORE}"))`,
      style: 'alerte',
    },
    nonReserves(table, 'Réservataire'),
  ];
}

export function feuilleControles({ inventaire, meta }: Contexte, { points }: PointsDeControle): PlanFeuille {
  const table = tableDesControles(points);
  const vides = inventaire.ecartees.filter(({ raison }) => raison === 'vide').length;
  const parGravite = GRAVITES.map((gravite) => accorder(points.filter((point) => point.gravite === gravite).length, gravite));
  return feuille({
    cle: 'controles',
    nom: 'Contrôles',
    couleurOnglet: '#C00000',
    cellules: [
      ...presentation(
        'Contrôles de l’état des lieux',
        'Que faut-il corriger ou confirmer dans l’inventaire avant de négocier ?',
        `${accorder(inventaire.lignesLues, 'ligne lue', 'lignes lues')} dans « ${meta.feuilleSource} », ` +
          `${accorder(inventaire.biens.length, 'logement retenu', 'logements retenus')}, ${accorder(vides, 'ligne vide écartée', 'lignes vides écartées')}. ` +
          'Chaque remarque renvoie à sa cellule d’origine ; rien n’est corrigé sans votre décision (règles V01 à V22). « Accepté » retient la correction proposée ou ' +
          'la valeur que vous saisissez ; « Ignoré » demande un motif. La feuille « Qualité » en fait le compte.',
      ),
      { ligne: 3, colonne: 0, contenu: parGravite.join(', '), role: 'etiquette' },
    ],
    tables: [table],
    misesEnForme: misesEnForme(table),
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 0 },
  });
}
