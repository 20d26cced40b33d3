/** `EtatHorsQPV`: the two readings of the préfet's 30 % outside QPV, territoire by territoire. They warn and never block. */
import { BRUIT_DES_PARTS, estSousLeSeuil, etatHorsQpv, type EtatHorsQpv } from '../../domaine/calcul/etat-hors-qpv';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { seuil } from '../../domaine/hypotheses-seuils';
import { colonne, construireTable, controlesDeColonne, ouNd, type Colonne } from '../construire';
import type { Contexte, Jeu } from '../contexte';
import { chercher, ligne, ref } from '../formules';
import { MOTIF_COURT, ND, nomDuTerritoire } from '../libelles';
import type { PlanMiseEnForme, PlanTable } from '../plan';
import { motifsDuFlux, TABLE_QPV } from './comptage-qpv';
import { parametre } from './parametres';
import { nombre, nombreFormule } from './taux-manquant';

/** Label of the table, on every sheet that shows it. */
export const TITRE_HORS_QPV =
  'Part de l’État hors QPV, deux lectures (CCH R.441-5-2, II) : 1, sa part du flux hors QPV ; 2, la part de ses logements hors QPV';

const BRUIT = BRUIT_DES_PARTS.toFixed(9);
const ALERTE = 'Alerte hors QPV';

const PHRASES = {
  inconnu: 'Ne peut pas être calculé : aucun logement du flux n’a de QPV connu.',
  toutEnQpv: 'Sans objet : aucun logement du flux n’est connu hors QPV.',
  sansPart: 'Sans objet : l’État n’a pas de part ici.',
  invisible:
    'Lecture 1 seule : l’inventaire ne montre aucun logement de l’État, sa part est donc supposée la même dans chaque commune (CCH R.441-5-2, II).',
  mixte: [
    'Lecture 1 : part supposée la même dans chaque commune pour les lignes de l’État sans logement dans l’inventaire (CCH R.441-5-2, II), ',
    ' % du flux ; le reste est compté où sont ses logements. Lecture 2 : sur les seuls logements que l’inventaire donne à l’État.',
  ],
  perime: 'Ne peut pas être calculé : une catégorie a changé depuis la dernière mise à jour, actualisez les tableaux.',
  sansLieu: 'Ne peut pas être calculé : le QPV des logements de l’État est inconnu.',
  lieuManquant: 'Lecture 2 seule, sur ses logements de QPV connu : celui des logements d’une ligne de l’État est inconnu.',
  deux: 'Les deux lectures sont calculées sur les logements que l’inventaire donne à l’État.',
  sous: [' Sous ', ' %, sauf stipulation contraire : rien n’est bloqué, lecture à confirmer.'],
  ignores: [' Logements sans QPV connu, non comptés : ', '.'],
} as const;

const enPourcent = (part: number): number => Number((part * 100).toPrecision(12));

function constat(c: EtatHorsQpv, limite: number, sous: boolean): string {
  const lecture = (): string => {
    if (c.horsQpv + c.enQpv === 0) return PHRASES.inconnu;
    if (c.horsQpv === 0) return PHRASES.toutEnQpv;
    if (c.part <= BRUIT_DES_PARTS) return PHRASES.sansPart;
    const aDesLogements = c.deSesLogements !== null;
    if (c.sansLieu > 0) return aDesLogements ? PHRASES.lieuManquant : PHRASES.sansLieu;
    if (!aDesLogements) return PHRASES.invisible;
    return c.invisibles > 0 ? PHRASES.mixte.join(nombre(enPourcent(c.partUniforme))) : PHRASES.deux;
  };
  return (
    lecture() +
    (sous ? PHRASES.sous[0] + nombre(limite) + PHRASES.sous[1] : '') +
    (c.inconnu > 0 && c.horsQpv + c.enQpv > 0 ? PHRASES.ignores[0] + nombre(c.inconnu) + PHRASES.ignores[1] : '')
  );
}

export function tableEtatHorsQpv(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  type E = EtatHorsQpv;
  const t = jeu.tables.horsQpv;
  const { hypotheses, resultats } = jeu;
  const l = (entete: string): string => ligne(t, entete);
  const cle = `"D"&${l('Territoire')}`;
  const flux = (entete: string): string => ref(jeu.tables.flux, entete);
  const part = (code: 'etat-prioritaires' | 'etat-agents'): string =>
    `SUMIFS(${flux('Part retenue')},${flux('Clé territoire')},${cle},${flux('Catégorie')},"${LIBELLE_CATEGORIE[code]}")`;
  const motifs = motifsDuFlux(contexte);
  /** Dwellings of the motives that stay in the flux. */
  const compter = (qui: 'TOUS' | 'ETAT', entete: string): string => {
    const morceaux = motifs.map((motif) => {
      const compte = `SUMIF(${ref(TABLE_QPV, 'Clé')},${cle}&"|${motif}|${qui}",${ref(TABLE_QPV, entete)})`;
      return motif === 'FLUX'
        ? compte
        : `${compte}*(1-${chercher(jeu.tables.assiette, `Exclu ${MOTIF_COURT[motif as keyof typeof MOTIF_COURT]}`, cle)})`;
    });
    return morceaux.length === 0 ? '=0' : `=${morceaux.join('+')}`;
  };
  const limite = enPourcent(seuil(hypotheses, 'partHorsQpv'));
  const etat = (lecture: number | null): string => (lecture === null ? ND : estSousLeSeuil(hypotheses, lecture) ? ALERTE : 'OK');
  const controle = (entete: string): string =>
    `=IF(ISNUMBER(${l(entete)}),IF(${l(entete)}<${parametre('partHorsQpv')}/100-${BRUIT},"${ALERTE}","OK"),"${ND}")`;
  const total = (entete: string): string => `SUMIF(${flux('Clé territoire')},${cle},${flux(entete)})`;
  const uniforme = `SUMIFS(${flux('Part retenue')},${flux('Clé territoire')},${cle},${flux('État sans logement')},1)`;
  const sansLieu = total('État sans lieu');
  const nonComptes = total('État non compté');
  const connus = `(${l('État hors QPV')}+${l('État en QPV')})`;
  const compte = (entete: string, qui: 'TOUS' | 'ETAT', source: string, valeur: (c: E) => number): Colonne<E> =>
    colonne<E>(entete, 'resultat', qui === 'TOUS' ? 'entier' : 'decimal2', 12, valeur, { formule: compter(qui, source) });
  const sansLecture = `OR(${l('Logements hors QPV')}=0,${l('Part de l’État')}<=${BRUIT},${nonComptes}>0)`;
  return construireTable<E>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      colonne('Nom', 'texte', 'texte', 36, ({ territoire }) => nomDuTerritoire(territoire)),
      compte('Logements hors QPV', 'TOUS', 'Hors QPV', ({ horsQpv }) => horsQpv),
      compte('Logements en QPV', 'TOUS', 'En QPV', ({ enQpv }) => enQpv),
      compte('QPV inconnu', 'TOUS', 'QPV inconnu', ({ inconnu }) => inconnu),
      compte('État hors QPV', 'ETAT', 'Hors QPV', ({ etatHorsQpv: n }) => n),
      compte('État en QPV', 'ETAT', 'En QPV', ({ etatEnQpv }) => etatEnQpv),
      colonne('Part de l’État', 'resultat', 'pourcent2', 12, (c) => c.part, {
        formule: `=${part('etat-prioritaires')}+${part('etat-agents')}`,
      }),
      colonne('Part du flux hors QPV', 'resultat-cle', 'pourcent2', 12, ({ duFlux }) => ouNd(duFlux), {
        formule:
          `=IF(OR(${sansLecture},${sansLieu}>0),"${ND}",${uniforme}+${total('Part comptée hors QPV')}/` +
          `(MAX(1,${l('Logements hors QPV')})/MAX(1,${l('Logements hors QPV')}+${l('Logements en QPV')})))`,
      }),
      colonne('Contrôle du flux hors QPV', 'controle', 'texte', 16, ({ duFlux }) => etat(duFlux), {
        formule: controle('Part du flux hors QPV'),
      }),
      colonne('Part de ses logements hors QPV', 'resultat-cle', 'pourcent2', 12, ({ deSesLogements }) => ouNd(deSesLogements), {
        formule: `=IF(OR(${sansLecture},${connus}=0),"${ND}",${l('État hors QPV')}/MAX(${BRUIT},${connus}))`,
      }),
      colonne('Contrôle de ses logements', 'controle', 'texte', 16, ({ deSesLogements }) => etat(deSesLogements), {
        formule: controle('Part de ses logements hors QPV'),
      }),
      // Last, to run on to the right.
      colonne(
        'Constat',
        'texte-libre',
        'texte',
        12,
        (c) => constat(c, limite, estSousLeSeuil(hypotheses, c.duFlux) || estSousLeSeuil(hypotheses, c.deSesLogements)),
        {
          formule:
            `=IF(${l('Logements hors QPV')}+${l('Logements en QPV')}=0,"${PHRASES.inconnu}",IF(${l('Logements hors QPV')}=0,"${PHRASES.toutEnQpv}",` +
            `IF(${l('Part de l’État')}<=${BRUIT},"${PHRASES.sansPart}",IF(${nonComptes}>0,"${PHRASES.perime}",` +
            `IF(${sansLieu}>0,IF(${connus}>0,"${PHRASES.lieuManquant}","${PHRASES.sansLieu}"),IF(${connus}=0,"${PHRASES.invisible}",` +
            `IF(${total('État sans logement')}>0,"${PHRASES.mixte[0]}"&${nombreFormule(`(100*${uniforme})`)}&"${PHRASES.mixte[1]}","${PHRASES.deux}")))))))&` +
            `IF(OR(${l('Contrôle du flux hors QPV')}="${ALERTE}",${l('Contrôle de ses logements')}="${ALERTE}"),` +
            `"${PHRASES.sous[0]}"&${nombreFormule(parametre('partHorsQpv'))}&"${PHRASES.sous[1]}","")&` +
            `IF(AND(${l('QPV inconnu')}>0,${l('Logements hors QPV')}+${l('Logements en QPV')}>0),"${PHRASES.ignores[0]}"&${nombreFormule(l('QPV inconnu'))}&"${PHRASES.ignores[1]}","")`,
        },
      ),
    ],
    etatHorsQpv({ comptage: contexte.comptage, hypotheses, resultats }),
    { ligne: debut },
  );
}

export function etatsHorsQpv(table: PlanTable): PlanMiseEnForme[] {
  return ['Contrôle du flux hors QPV', 'Contrôle de ses logements'].flatMap((entete) => controlesDeColonne(table, entete));
}
