/** Rights that ended, that end in the year, or whose end nobody knows: what a negotiator checks before counting them. */
import { cleDuDroit } from '../../domaine/calcul/comptage';
import type { Bien } from '../../domaine/bien';
import { finEffective } from '../../domaine/calcul/fin-effective';
import { partDeLAnnee } from '../../domaine/calcul/droit';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import { droitsSuivisParLots, type DroitSuivi, type SituationDeFin } from '../../domaine/calcul/droits-echus';
import {
  apres,
  colonne,
  construireTable,
  etiquette,
  feuille,
  formatsDeControle,
  LIGNE_ENTETE,
  presentation,
  techniques,
} from '../construire';
import type { Contexte } from '../contexte';
import { adresse, ligne, numeroDeSerie, sansJoker } from '../formules';
import type { PlanFeuille, PlanTable } from '../plan';
import { finsIllisibles } from './biens';
import { etatDuComptage } from './controle-comptage';
import { partDeLAnneeN } from './part-de-l-annee';
import { nomEnFormule } from '../cle-du-titulaire';

/** Each row counts the whole inventory once: the largest ones are listed, the note says how many there are. */
const LIGNES_LISTEES = 100;

/** A date that is written and could not be read is no absence of date. */
type Situation = SituationDeFin | 'FIN_ILLISIBLE';

const NOM: Readonly<Record<Situation, string>> = {
  ECHU: 'DroitsEchus',
  FIN_DANS_L_ANNEE: 'FinsDansLAnnee',
  SANS_FIN: 'SansDateDeFin',
  FIN_ILLISIBLE: 'FinsIllisibles',
};

const serieDe = (fin: string | null): number | '' => (fin === null ? '' : numeroDeSerie(fin));
const cleDe = ({ territoire, motif, droit, reservataire, programme, fin }: DroitSuivi): string =>
  `${cleDuDroit(territoire, motif, droit, reservataire)}|${programme.slice(0, 80)}|${serieDe(fin)}`;

/** Under one key, what has no end and what has one that could not be read are told apart. */
const LISIBILITE: Readonly<Partial<Record<Situation, number>>> = { SANS_FIN: 0, FIN_ILLISIBLE: 1 };

/** Most inventories have nothing to tell apart: one criterion is then enough, and far quicker. */
function formuleDesLogements(cle: string, situation: Situation, toutesLisibles: boolean): string {
  const illisible = toutesLisibles ? undefined : LISIBILITE[situation];
  return illisible === undefined
    ? `=SUMIF(Biens[Clé programme],${cle},Biens[Poids])`
    : `=SUMIFS(Biens[Poids],Biens[Clé programme],${cle},Biens[Fin illisible],${illisible})`;
}

function table(contexte: Contexte, situation: Situation, droits: readonly DroitSuivi[], debut: number): PlanTable {
  const nom = NOM[situation];
  const l = (entete: string): string => ligne(nom, entete);
  const { exercice, echeanceEnCours } = contexte.hypotheses;
  const part = ({ fin }: DroitSuivi): number => partDeLAnnee(fin, exercice, echeanceEnCours);
  return construireTable<DroitSuivi>(
    nom,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Programme', 'texte', 'texte', 36, ({ programme }) => programme),
      colonne('Motif', 'texte', 'texte', 14, ({ motif }) => motif),
      colonne('Fin effective', 'texte', 'date', 14, ({ fin }) => (fin === null ? null : numeroDeSerie(fin))),
      colonne('Logements', 'resultat', 'decimal2', 12, ({ poids }) => poids, {
        formule: formuleDesLogements(sansJoker(l('Clé')), situation, finsIllisibles(contexte).size === 0),
      }),
      colonne('Part de l’année', 'resultat', 'pourcent2', 12, part, { formule: `=${partDeLAnneeN(l('Fin effective'))}` }),
      colonne('Logements retenus', 'resultat-cle', 'decimal2', 12, (suivi) => suivi.poids * part(suivi), {
        formule: `=${l('Logements')}*${l('Part de l’année')}`,
      }),
      ...techniques<DroitSuivi>([
        colonne('Droit', 'texte', 'texte', 12, ({ droit }) => droit),
        colonne('Clé', 'resultat', 'general', 40, cleDe, {
          formule:
            `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&${l('Droit')}&"|"&${nomEnFormule(l('Réservataire'))}` +
            `&"|"&LEFT(${l('Programme')},80)&"|"&${l('Fin effective')}`,
        }),
      ]),
    ],
    droits.slice(0, LIGNES_LISTEES),
    { ligne: debut },
  );
}

const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

function titre(debut: string, droits: readonly DroitSuivi[]): string {
  const total = droits.reduce((somme, { poids }) => somme + poids, 0);
  const logements = `${NOMBRE.format(total)} logement${total < 2 ? '' : 's'}`;
  const listes =
    droits.length > LIGNES_LISTEES ? ` ; les ${LIGNES_LISTEES} plus importantes sont listées, filtrez Biens pour les autres` : '';
  return `${debut} – à la dernière actualisation, ${logements} sur ${droits.length} ligne${droits.length > 1 ? 's' : ''}${listes}`;
}

export function* feuilleFinsDeDroits(contexte: Contexte): Lots<PlanFeuille> {
  const { biens } = contexte.inventaire;
  const illisibles = finsIllisibles(contexte);
  // The loan may give the end that the convention does not.
  const sansAucuneFin = (bien: Bien): boolean => illisibles.has(bien.ligneSource) && finEffective(bien, contexte.hypotheses) === null;
  const [lisibles, aLire]: [Bien[], Bien[]] = [[], []];
  yield* parcourirParLots(biens, (bien) => void (sansAucuneFin(bien) ? aLire : lisibles).push(bien));
  const suivis = yield* droitsSuivisParLots(lisibles, contexte.hypotheses);
  const sansFinLisible = (yield* droitsSuivisParLots(aLire, contexte.hypotheses)).filter(({ situation }) => situation === 'SANS_FIN');
  yield;
  const de = (situation: SituationDeFin): DroitSuivi[] => suivis.filter((droit) => droit.situation === situation);
  const [echus, finissants, sansFin] = [de('ECHU'), de('FIN_DANS_L_ANNEE'), de('SANS_FIN')];
  const tableFinissants = table(contexte, 'FIN_DANS_L_ANNEE', finissants, LIGNE_ENTETE);
  const tableEchus = table(contexte, 'ECHU', echus, apres(tableFinissants) + 2);
  const tableSansFin = table(contexte, 'SANS_FIN', sansFin, apres(tableEchus) + 2);
  const tableIllisibles = table(contexte, 'FIN_ILLISIBLE', sansFinLisible, apres(tableSansFin) + 2);
  return feuille({
    cle: 'fins-de-droits',
    nom: 'Fins de droits',
    couleurOnglet: '#70AD47',
    cellules: [
      ...presentation(
        'Fins de droits',
        'Quels droits ont pris fin, lesquels finissent dans l’année, et lesquels n’ont pas de date de fin ?',
        'La fin effective est celle de la convention, ou cinq ans (paramètre) après le dernier versement du prêt garanti si elle est plus tardive (CCH L.441-1, R.441-6). Un droit fini avant le 31/12/N-1 est échu : son logement devient non réservé. ' +
          'Un droit qui finit dans l’année compte en entier, ou au prorata des jours selon le paramètre « Échéance en cours d’année » ; sans date de fin, il reste actif, à vérifier (règles V11 et V12). Une date qui n’a pas pu être lue n’est pas une absence de date : ces conventions sont listées à part.',
      ),
      etatDuComptage(LIGNE_ENTETE - 2, 4),
      etiquette(tableFinissants.ligne - 1, titre('Droits qui finissent dans l’année N (logements pondérés)', finissants)),
      etiquette(tableEchus.ligne - 1, titre('Droits échus : non réservés (logements pondérés)', echus)),
      etiquette(
        tableSansFin.ligne - 1,
        titre('Conventions sans date de fin : actives, sans droits restants (logements pondérés)', sansFin),
      ),
      etiquette(
        tableIllisibles.ligne - 1,
        titre(
          'Conventions dont la date de fin est écrite mais illisible : comptées actives en attendant, à corriger (feuille « Contrôles »)',
          sansFinLisible,
        ),
      ),
    ],
    misesEnForme: formatsDeControle(adresse(LIGNE_ENTETE - 2, 0), adresse(LIGNE_ENTETE - 2, 0)),
    tables: [tableFinissants, tableEchus, tableSansFin, tableIllisibles],
    figer: { lignes: 0, colonnes: 2 },
  });
}
