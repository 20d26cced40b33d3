/** Rights by programme and end, counted once in Biens: the droits acquis and their projection read these rows. */
import { anneeDe, fractionDeLAnnee } from '../../domaine/calcul/date-reference';
import type { Hypotheses } from '../../domaine/hypotheses';
import type { Lots } from '../../domaine/lots';
import { colonne, construireTableParLots } from '../construire';
import { chercher, ligne, numeroDeSerie, sansJoker } from '../formules';
import type { PlanTable } from '../plan';
import { partDeLAnneeN, partPerdueLaDerniereAnnee } from './part-de-l-annee';
import { SEUL_TOUR } from './biens';
import { cleDuDroitAcquis, type LigneProgramme } from './programmes';
import { cleDuTitulaire, nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';

/** Year of a right without end: it is after all the others. */
const SANS_FIN = 9999;
/** A right to come that its first turn ends: it is in no year a droit de suite. */
const UN_SEUL_TOUR = 'Un seul tour';

export function* tableProgrammes(
  programmes: readonly LigneProgramme[],
  exclu: (ligneProgramme: LigneProgramme) => boolean,
  { exercice, echeanceEnCours }: Pick<Hypotheses, 'exercice' | 'echeanceEnCours'>,
  debut: number,
): Lots<PlanTable> {
  const l = (entete: string): string => ligne('ComptageProgrammes', entete);
  const fin = l('Fin convention');
  const suite = `${l('Nature')}="Suite"`;
  const seulTour = `${l('Nature')}="${UN_SEUL_TOUR}"`;
  const premiereAnnee = ({ premierTour, unSeulTour }: LigneProgramme): number =>
    premierTour === null ? 0 : unSeulTour ? SANS_FIN + 1 : premierTour + 1;
  const retenu = (p: LigneProgramme): number => (exclu(p) ? 0 : p.poids);
  const perdu = ({ fin: date }: LigneProgramme): number =>
    date === null || echeanceEnCours !== 'prorata' ? 0 : 1 - fractionDeLAnnee(date);
  return yield* construireTableParLots<LigneProgramme>(
    'ComptageProgrammes',
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Motif', 'texte', 'texte', 14, ({ motif }) => motif),
      colonne('Programme', 'texte', 'texte', 14, ({ programme }) => programme),
      colonne('Fin convention', 'texte', 'date', 14, (p) => (p.fin === null ? null : numeroDeSerie(p.fin))),
      colonne('Nature', 'texte', 'texte', 14, ({ premierTour, unSeulTour }) =>
        premierTour === null ? 'Suite' : unSeulTour ? UN_SEUL_TOUR : 'Un tour',
      ),
      colonne('Poids', 'resultat', 'decimal2', 12, ({ poids }) => poids, {
        formule: `=SUMIF(Biens[Clé programme],${sansJoker(l('Clé'))},Biens[Poids])`,
      }),
      colonne('Part de l’année', 'resultat', 'decimal4', 14, ({ fraction }) => fraction, { formule: `=${partDeLAnneeN(fin)}` }),
      colonne('Droits à convertir', 'resultat', 'decimal2', 12, (p) => (p.premierTour === null ? p.poids * p.fraction : 0), {
        formule: `=IF(${suite},${l('Poids')}*${l('Part de l’année')},0)`,
      }),
      colonne('Retenu', 'resultat', 'entier', 12, (p) => (exclu(p) ? 0 : 1), {
        formule: `=IF(${l('Motif')}="FLUX",1,1-${chercher('Motifs', 'Coefficient', l('Motif'), 'Motif')})`,
      }),
      colonne('Droits de suite', 'resultat', 'decimal2', 12, (p) => (p.premierTour === null ? retenu(p) : 0), {
        formule: `=IF(${suite},${l('Poids')}*${l('Retenu')},0)`,
      }),
      colonne('Droits pour un tour', 'resultat', 'decimal2', 12, (p) => (p.premierTour === exercice ? retenu(p) : 0), {
        formule: `=IF(${suite},0,IF(${l('Premier tour')}=Negoflux_Exercice,${l('Poids')}*${l('Retenu')},0))`,
      }),
      colonne('Premier tour', 'texte', 'general', 12, ({ premierTour }) => premierTour),
      colonne('Droits retenus', 'resultat', 'decimal2', 12, retenu, { formule: `=${l('Poids')}*${l('Retenu')}` }),
      colonne('Tour retenu', 'technique', 'decimal2', 12, (p) => (p.premierTour === null ? 0 : retenu(p)), {
        formule: `=IF(${suite},0,${l('Droits retenus')})`,
      }),
      // First and last years as a droit de suite.
      colonne('Première année', 'technique', 'general', 12, premiereAnnee, {
        formule: `=IF(${suite},0,IF(${seulTour},${SANS_FIN + 1},N(${l('Premier tour')})+1))`,
      }),
      colonne('Dernière année', 'technique', 'general', 12, ({ fin: date }) => (date === null ? SANS_FIN : anneeDe(date)), {
        formule: `=IF(ISNUMBER(${fin}),YEAR(N(${fin})),${SANS_FIN})`,
      }),
      colonne('Perdus la dernière année', 'technique', 'decimal4', 12, (p) => retenu(p) * perdu(p), {
        formule: `=${l('Droits retenus')}*${partPerdueLaDerniereAnnee(fin)}`,
      }),
      colonne('Clé réservataire', 'technique', 'general', 14, cleDuTitulaire, {
        formule: `=${cleEnFormule(l)}`,
      }),
      colonne('Clé titulaire', 'technique', 'general', 14, (p) => `D${p.territoire}|${p.motif}|${nomDeCle(p.reservataire)}`, {
        formule: `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&${nomEnFormule(l('Réservataire'))}`,
      }),
      colonne('Clé droit', 'technique', 'general', 14, cleDuDroitAcquis, {
        formule: `=${cleEnFormule(l)}&"|"&LEFT(${l('Programme')},80)&"|"&${fin}`,
      }),
      colonne('Clé', 'technique', 'general', 14, ({ cle }) => cle, {
        formule:
          `="D"&${l('Territoire')}&"|"&${l('Motif')}&"|"&IF(${suite},"ACTIF","FUTUR")&"|"&${nomEnFormule(l('Réservataire'))}` +
          `&"|"&LEFT(${l('Programme')},80)&"|"&${fin}&IF(${suite},"","|TOUR"&${l('Premier tour')}&IF(${seulTour},"${SEUL_TOUR}",""))`,
      }),
    ],
    programmes,
    { ligne: debut, filtres: true },
  );
}
