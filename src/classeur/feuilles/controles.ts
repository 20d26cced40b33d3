import type { Gravite } from '../../domaine/inventaire';
import { totalDe, type ParGravite } from '../../domaine/qualite/decompte';
import { GRAVITES } from '../../domaine/qualite/ordonner';
import { ACCEPTE, IGNORE } from '../../domaine/qualite/traitee';
import { COLONNES_DE_DECISION } from '../../domaine/decisions/tables';
import {
  colonne,
  construireTableParLots,
  feuilleParLots,
  LIGNE_ENTETE,
  nonReserves,
  plageDeColonne,
  presentation,
  techniques,
} from '../construire';
import type { Contexte } from '../contexte';
import { adresse, ligne } from '../formules';
import { LIBELLE_INDICATEUR } from '../libelles-indicateurs';
import type { PlanFeuille, PlanMiseEnForme, PlanTable } from '../plan';
import { accorder } from './accorder';
import { direLesLignes } from './dire-les-lignes';
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

function* tableDesControles(points: readonly PointDeControle[]): Generator<void, PlanTable> {
  return {
    ...(yield* construireTableParLots<PointDeControle>(
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
    )),
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

/** Settled ones have 1 in « Traité »; the text of a gravity is its own criterion. */
const ouvertesDe = (gravite: Gravite): string =>
  `(COUNTIF(Controles[Gravité],"${LIBELLE_GRAVITE[gravite]}")-SUMIF(Controles[Gravité],"${LIBELLE_GRAVITE[gravite]}",Controles[Traité]))`;
const OUVERTES: Readonly<Record<Gravite, string>> = {
  erreur: ouvertesDe('erreur'),
  alerte: ouvertesDe('alerte'),
  information: ouvertesDe('information'),
};

export const direParGravite = (nombres: ParGravite): string => GRAVITES.map((gravite) => accorder(nombres[gravite], gravite)).join(', ');

export function* feuilleControles({ inventaire, meta }: Contexte, { points, decompte }: PointsDeControle): Generator<void, PlanFeuille> {
  const table = yield* tableDesControles(points);
  const { relevees, traitees, ouvertes } = decompte;
  return yield* feuilleParLots({
    cle: 'controles',
    nom: 'Contrôles',
    couleurOnglet: '#C00000',
    cellules: [
      ...presentation(
        'Contrôles de l’état des lieux',
        'Que faut-il corriger ou confirmer dans l’inventaire avant de négocier ?',
        `${accorder(inventaire.lignesLues, 'ligne lue', 'lignes lues')} dans « ${meta.feuilleSource} » : ${direLesLignes(inventaire)}. ` +
          'Chaque remarque renvoie à sa cellule d’origine ; rien n’est corrigé sans votre décision (règles V01 à V22). « Accepté » retient la correction proposée ou ' +
          'la valeur que vous saisissez ; « Ignoré » demande un motif. « Pour tous » vaut pour la même valeur lue ; « pour la colonne » vaut pour toutes les remarques de ' +
          'la règle dans la colonne, lignes à venir comprises : « Accepté » y retient la correction propre à chacune, ou la lecture de ce qui n’est qu’une information. La feuille « Qualité » en fait le compte.',
      ),
      {
        ligne: 3,
        colonne: 0,
        contenu: {
          formule: `="Remarques relevées : ${direParGravite(relevees)}. Traitées : "&SUM(Controles[Traité])&". Encore ouvertes : "&${OUVERTES.erreur}&" en erreur, "&${OUVERTES.alerte}&" en alerte, "&${OUVERTES.information}&" pour information."`,
          valeur: `Remarques relevées : ${direParGravite(relevees)}. Traitées : ${totalDe(traitees)}. Encore ouvertes : ${ouvertes.erreur} en erreur, ${ouvertes.alerte} en alerte, ${ouvertes.information} pour information.`,
        },
        role: 'etiquette',
      },
    ],
    tables: [table],
    misesEnForme: misesEnForme(table),
    // As far as the decision: what goes with it is typed on the screen.
    aImprimer: { colonnes: 9 },
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 0 },
  });
}
