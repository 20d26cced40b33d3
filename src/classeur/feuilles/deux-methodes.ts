/** Both methods side by side for each réservataire that may convert its rights, with what explains their gap (DOMAINE §4.5). */
import type { Capacite, DeuxMethodes, LectureDeLEcart } from '../../domaine/calcul/deux-methodes';
import { NON_RESERVE } from '../../domaine/bien';
import { colonne, construireTable, ouNd, sansBruit, techniques, type Colonne } from '../construire';
import { arrondiSansBruit, chercher, ligne, sansJoker } from '../formules';
import { LIBELLE_DENOMINATEUR, LIBELLE_METHODE, ND } from '../libelles';
import type { PlanTable } from '../plan';
import { cleDuTitulaire } from '../../domaine/calcul/cle-du-nom';
import { cleEnFormule } from '../cle-du-titulaire';

const T = 'DeuxMethodes';
const CAPACITES = 'CapaciteDU';
const l = (entete: string): string => ligne(T, entete);
const EPSILON = '0.000001';

const LECTURE: Readonly<Record<LectureDeLEcart, string>> = {
  egale: 'OK : DU − F = s × D',
  'assiette-nulle': 'Assiette ramenée à 0',
  'parc-total': 'Part du parc total',
  'autre-base': 'Droits comptés autrement',
  inconnue: ND,
};
const CAPACITE: Readonly<Record<Capacite, string>> = {
  suffisante: 'OK',
  depassee: 'Alerte : objectifs supérieurs à la capacité',
  'depassee-si-droits-acquis': 'Dépassée en droits acquis',
  inconnue: ND,
};

/** An agreed share is served instead of the DU. */
const PART_CONVENUE = 'Part convenue';

const cleEchappee = sansJoker(l('Clé'));
const territoireDe = (ligneDeTable: (entete: string) => string): string => `"D"&${ligneDeTable('Territoire')}`;
const connus = (ligneDeTable: (entete: string) => string, formule: string, ...termes: readonly string[]): string =>
  `=IF(AND(${termes.map((terme) => `ISNUMBER(${ligneDeTable(terme)})`).join(',')}),${formule},"${ND}")`;

function colonneCle(table: string): Colonne<DeuxMethodes>[] {
  return techniques<DeuxMethodes>([
    colonne('Clé', 'resultat', 'general', 20, cleDuTitulaire, {
      formule: `=${cleEnFormule((entete) => ligne(table, entete))}`,
    }),
  ]);
}

/** What one method gives, what the other gives, and the share of the deductions that makes their gap. */
export function tableDeuxMethodes(lignes: readonly DeuxMethodes[], debut: number): PlanTable {
  const assiette = (entete: string): string => chercher('Assiette', entete, territoireDe(l));
  return construireTable<DeuxMethodes>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 14, (element) => element.territoire),
      colonne('Réservataire', 'texte', 'texte', 28, ({ reservataire }) => reservataire),
      colonne('Part s', 'resultat', 'pourcent2', 16, ({ part }) => ouNd(part), { formule: `=${chercher('Flux', 'Part', cleEchappee)}` }),
      colonne('Déductions D', 'resultat', 'decimal2', 13, ({ deductions }) => deductions, {
        formule: `=${assiette('Mutations')}+${assiette('Relogements')}`,
      }),
      colonne('Flux par l’assiette F', 'resultat-cle', 'decimal2', 12, ({ fluxParAssiette }) => ouNd(fluxParAssiette), {
        formule: connus(l, `${l('Part s')}*${assiette('Assiette')}`, 'Part s'),
      }),
      colonne('DU annuels', 'resultat-cle', 'decimal2', 12, ({ duAnnuels }) => ouNd(duAnnuels), {
        formule: `=${chercher('ProjectionDU', 'DU des programmes', `${cleEchappee}&"|"&Negoflux_Exercice`)}`,
      }),
      colonne('DU − F', 'resultat', 'points', 12, ({ gain }) => (gain === null ? ND : sansBruit(gain)), {
        formule: connus(l, arrondiSansBruit(`${l('DU annuels')}-${l('Flux par l’assiette F')}`), 'DU annuels', 'Flux par l’assiette F'),
      }),
      colonne('s × D', 'resultat', 'decimal2', 12, ({ partDesDeductions }) => ouNd(partDesDeductions), {
        formule: connus(l, `${l('Part s')}*${l('Déductions D')}`, 'Part s'),
      }),
      colonne('Écart', 'resultat', 'points', 12, ({ ecart }) => (ecart === null ? ND : sansBruit(ecart)), {
        formule: connus(l, arrondiSansBruit(`${l('DU annuels')}-${l('Flux par l’assiette F')}-${l('s × D')}`), 'DU − F', 's × D'),
      }),
      colonne('Lecture de l’écart', 'controle', 'texte', 24, ({ lecture }) => LECTURE[lecture], {
        formule:
          `=IF(ISNUMBER(${l('Écart')}),IF(ABS(${l('Écart')})<=${EPSILON},"${LECTURE.egale}",IF(${assiette('Assiette')}<=0,"${LECTURE['assiette-nulle']}",` +
          `IF(${assiette('Dénominateur')}="${LIBELLE_DENOMINATEUR['parc-total']}","${LECTURE['parc-total']}","${LECTURE['autre-base']}"))),"${ND}")`,
      }),
      ...colonneCle(T),
    ],
    lignes,
    { ligne: debut },
  );
}

/** Whether the assiette can serve the droits uniques and the shares of the others (DOMAINE §4.1: « objectif supérieur à la capacité »). */
export function tableCapacite(lignes: readonly DeuxMethodes[], debut: number): PlanTable {
  const c = (entete: string): string => ligne(CAPACITES, entete);
  const cle = sansJoker(c('Clé'));
  const territoire = territoireDe(c);
  const flux = (entete: string): string => chercher('Flux', entete, cle);
  const projection = (entete: string): string => chercher('ProjectionDU', entete, `${cle}&"|"&Negoflux_Exercice`);
  const remplacee = `AND(${flux('Méthode')}="${LIBELLE_METHODE['droits-acquis']}",ISNUMBER(${flux('Part convenue')}))`;
  return construireTable<DeuxMethodes>(
    CAPACITES,
    [
      colonne('Territoire', 'texte', 'texte', 14, (element) => element.territoire),
      colonne('Réservataire', 'texte', 'texte', 28, ({ reservataire }) => reservataire),
      colonne(
        'Méthode retenue',
        'resultat',
        'texte',
        16,
        ({ methode, parPartConvenue }) => (parPartConvenue ? PART_CONVENUE : LIBELLE_METHODE[methode]),
        { formule: `=IF(${remplacee},"${PART_CONVENUE}",${flux('Méthode')})` },
      ),
      colonne('Assiette', 'resultat', 'decimal2', 12, ({ assiette }) => assiette, {
        formule: `=${chercher('Assiette', 'Assiette', territoire)}`,
      }),
      colonne('DU des programmes', 'resultat', 'decimal2', 13, ({ duAnnuels }) => ouNd(duAnnuels), {
        formule: `=${projection('DU des programmes')}`,
      }),
      colonne('DU de conventions de parc', 'resultat', 'decimal2', 13, ({ duConventionsDeParc }) => duConventionsDeParc, {
        formule: `=${projection('DU de conventions de parc')}`,
      }),
      colonne('DU à servir', 'resultat-cle', 'decimal2', 12, ({ duAServir }) => ouNd(duAServir), {
        formule: `=IF(${remplacee},${flux('Part après plafonds')}*${c('Assiette')},${projection('DU annuels')})`,
      }),
      colonne('Reste aux autres', 'resultat', 'decimal2', 12, ({ resteAuxAutres }) => ouNd(resteAuxAutres), {
        formule: connus(c, `${c('Assiette')}-${c('DU à servir')}`, 'DU à servir'),
      }),
      colonne('Besoin des autres', 'resultat', 'decimal2', 12, ({ besoinDesAutres }) => besoinDesAutres, {
        formule: `=SUMIF(Flux[Clé territoire],${territoire},Flux[Flux estimé])-${flux('Flux estimé')}-${chercher('Flux', 'Flux estimé', `${territoire}&"|${NON_RESERVE}"`)}`,
      }),
      colonne('Capacité', 'controle', 'texte', 24, ({ capacite }) => CAPACITE[capacite], {
        formule:
          `=IF(ISNUMBER(${c('Reste aux autres')}),IF(${c('Reste aux autres')}>=${c('Besoin des autres')}-${EPSILON},"${CAPACITE.suffisante}",` +
          `IF(OR(${c('Méthode retenue')}="${LIBELLE_METHODE['droits-acquis']}",${c('Méthode retenue')}="${PART_CONVENUE}"),"${CAPACITE.depassee}","${CAPACITE['depassee-si-droits-acquis']}")),"${ND}")`,
      }),
      ...colonneCle(CAPACITES),
    ],
    lignes,
    { ligne: debut },
  );
}
