/** `RotationLieux`: each commune and EPCI of the inventory, with its own rate and assiette. */
import type { LigneLieu, NatureDeLieu, ResultatLieu } from '../../domaine/resultats-infra';
import { colonne, construireTable, ouNd, techniques, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, indexer, ligne, sansJoker } from '../formules';
import { LIBELLE_LIBERATION, ND } from '../libelles';
import type { PlanTable } from '../plan';
import { GROUPES_HORS_FLUX, groupeDuMotif } from './comptage-lieux';
import { colonnesDesPeriodes, tauxDeLAnneeN1, tauxPropreDuLieu } from './infra-periodes';

/** The name of a lieu says its nature; its flux brut is its assiette and its deductions. */
const CACHEES: ReadonlySet<string> = new Set(['Nature', 'Flux brut']);

export const LIBELLE_NATURE: Readonly<Record<NatureDeLieu, string>> = { commune: 'Commune', epci: 'EPCI' };

/** A key of a commune and a key of an EPCI are never alike: one of the two sums is empty. */
function sommeDuLieu(cle: string, suffixe: '' | ' groupe' | ' libération', valeurs: string): string {
  return ['commune', 'EPCI'].map((nature) => `SUMIF(ComptageLieux[Clé ${nature}${suffixe}],${cle},ComptageLieux[${valeurs}])`).join('+');
}

/** `Parc éligible` of the row of RotationLieux that `lire` reads, under the exclusions of the set of hypotheses. */
export function parcEligibleDuLieu(lire: (entete: string) => string, exclu: (court: string) => string): string {
  const [obligatoires, ...negocies] = GROUPES_HORS_FLUX;
  return `MAX(0,${lire('Parc')}-${lire(`Parc ${obligatoires?.court ?? ''}`)}-(${negocies.map(({ court }) => `${lire(`Parc ${court}`)}*${exclu(court)}`).join('+')}))`;
}

export function tableRotationLieux(contexte: Contexte, debut: number): PlanTable {
  const { comptage, reference } = contexte;
  const t = 'RotationLieux';
  const l = (entete: string): string => ligne(t, entete);
  const assiette = (entete: string): string => indexer('Assiette', entete, l('Rang assiette'));
  const saisi = (entete: string): string => indexer('Infra', entete, l('Rang infra'));
  const cle = sansJoker(l('Clé'));
  const libere = (motif: keyof typeof LIBELLE_LIBERATION): string =>
    sommeDuLieu(`${cle}&"|${LIBELLE_LIBERATION[motif]}"`, ' libération', 'Logements');
  const taux = (nom: 'harmonisé' | 'intermédiaire', numerateur: string): string =>
    tauxDeLAnneeN1(
      l,
      nom,
      `IF(AND(${l('Parc de référence')}>0,${l('Libérations du département')}>0),(${numerateur})/MAX(1,${l('Parc de référence')}),"${ND}")`,
    );
  const { lieux, infra, assiette: assiettes } = reference.resultats;
  const rangs = new Map<string, number>();
  infra.forEach(({ lieu }, rang) => lieu !== null && !rangs.has(lieu) && rangs.set(lieu, rang + 1));
  const lignesDe = ({ nature, departement, code }: ResultatLieu): LigneLieu[] =>
    comptage.lieux.lignes.filter((lue) => lue.departement === departement && lue[nature].toLowerCase() === code.toLowerCase());
  const groupesDe = new Map(lieux.map((lieu) => [lieu.cle, lignesDe(lieu)]));
  const liberes = new Map(
    comptage.liberations.map(({ territoire, externes, mutations, anru, orcodLhi }) => [territoire, externes + mutations + anru + orcodLhi]),
  );
  const colonnes: Colonne<ResultatLieu>[] = [
    colonne('Territoire', 'texte', 'texte', 14, ({ code }) => code),
    colonne('Nom', 'texte', 'texte', 30, ({ nom }) => nom),
    colonne('Département', 'texte', 'texte', 12, ({ departement }) => departement),
    colonne('Nature', 'texte', 'texte', 12, ({ nature }) => LIBELLE_NATURE[nature]),
    colonne('Parc', 'resultat', 'entier', 12, ({ parc }) => parc, {
      formule: `=IF(ISNUMBER(${l('Parc déclaré')}),${l('Parc déclaré')},${l('Parc listé')})`,
    }),
    colonne('Parc de référence', 'resultat', 'entier', 12, ({ parcDeReference }) => parcDeReference, {
      formule: `=MAX(0,${l('Parc')}-${l('Parc listé')}+${sommeDuLieu(cle, '', 'Logements de référence')})`,
    }),
    colonne('Libérations', 'resultat', 'entier', 12, ({ liberations }) => liberations, {
      formule: `=${libere('externe')}+${l('dont mutations')}+${l('dont ANRU')}+${l('dont ORCOD et LHI')}`,
    }),
    colonne('dont mutations', 'resultat', 'entier', 12, ({ mutations }) => mutations, { formule: `=${libere('mutation')}` }),
    colonne('dont ANRU', 'resultat', 'entier', 12, ({ anru }) => anru, { formule: `=${libere('anru')}` }),
    colonne('dont ORCOD et LHI', 'resultat', 'entier', 12, ({ orcodLhi }) => orcodLhi, { formule: `=${libere('orcod-lhi')}` }),
    colonne('Taux harmonisé', 'resultat', 'pourcent2', 12, ({ tauxHarmonise }) => ouNd(tauxHarmonise), {
      formule: taux('harmonisé', `${l('Libérations')}-${l('dont mutations')}-${l('dont ANRU')}`),
    }),
    colonne('Taux intermédiaire', 'resultat', 'pourcent2', 13, ({ tauxIntermediaire }) => ouNd(tauxIntermediaire), {
      formule: taux('intermédiaire', `${l('Libérations')}-${l('dont ANRU')}-${l('dont ORCOD et LHI')}`),
    }),
    colonne('Taux retenu', 'resultat-cle', 'pourcent2', 12, ({ tauxRetenu }) => ouNd(tauxRetenu), {
      formule:
        `=IF(ISNUMBER(${l('Taux saisi')}),${l('Taux saisi')},` + `${tauxPropreDuLieu(l, assiette('Variante'), assiette('Période'))})`,
    }),
    colonne('Parc éligible', 'resultat', 'entier', 12, ({ parcEligible }) => parcEligible, {
      formule: `=${parcEligibleDuLieu(l, (court) => assiette(`Exclu ${court}`))}`,
    }),
    colonne('Flux brut', 'resultat', 'decimal2', 12, ({ fluxBrut }) => fluxBrut, {
      formule: `=IF(ISNUMBER(${l('Taux retenu')}),${l('Parc éligible')}*${l('Taux retenu')},0)`,
    }),
    colonne('Déductions', 'resultat', 'decimal2', 12, ({ deductions }) => deductions, {
      formule: `=IF(${l('Rang infra')}>0,N(${saisi('Déductions')}),0)`,
    }),
    // Without a rate, 0 would be read as a figure.
    colonne('Assiette', 'resultat-cle', 'decimal2', 12, ({ assiette: retenue, tauxRetenu }) => ouNd(tauxRetenu === null ? null : retenue), {
      formule: `=IF(ISNUMBER(${l('Taux retenu')}),MAX(0,${l('Flux brut')}-${l('Déductions')}),"${ND}")`,
    }),
    ...techniques<ResultatLieu>([
      colonne(
        'Parc listé',
        'resultat',
        'entier',
        12,
        ({ cle: lieu }) => (groupesDe.get(lieu) ?? []).reduce((n, { logements }) => n + logements, 0),
        {
          formule: `=${sommeDuLieu(cle, '', 'Logements')}`,
        },
      ),
      colonne('Parc déclaré', 'resultat', 'entier', 12, ({ cle: lieu }) => infra[(rangs.get(lieu) ?? 0) - 1]?.parcDeclare ?? '', {
        formule: `=IF(${l('Rang infra')}>0,IF(ISNUMBER(${saisi('Parc déclaré')}),${saisi('Parc déclaré')},""),"")`,
      }),
      colonne('Taux saisi', 'resultat', 'pourcent2', 12, ({ cle: lieu }) => infra[(rangs.get(lieu) ?? 0) - 1]?.tauxSaisi ?? '', {
        formule: `=IF(${l('Rang infra')}>0,IF(ISNUMBER(${saisi('Taux saisi')}),${saisi('Taux saisi')},""),"")`,
      }),
      ...colonnesDesPeriodes(contexte, l),
      ...GROUPES_HORS_FLUX.map(({ code, court }) =>
        colonne<ResultatLieu>(
          `Parc ${court}`,
          'resultat',
          'entier',
          12,
          (lieu) =>
            (groupesDe.get(lieu.cle) ?? []).reduce(
              (total, { motif, logements }) => total + (groupeDuMotif(motif) === code ? logements : 0),
              0,
            ),
          { formule: `=${sommeDuLieu(`${cle}&"|${code}"`, ' groupe', 'Logements')}` },
        ),
      ),
      colonne('Libérations du département', 'resultat', 'entier', 12, ({ departement }) => liberes.get(departement) ?? 0, {
        formule: `=${['externes', 'mutations', 'ANRU', 'ORCOD LHI'].map((suffixe) => chercher('ComptageTerritoires', `Libérations ${suffixe}`, l('Clé territoire'))).join('+')}`,
      }),
      colonne(
        'Rang assiette',
        'resultat',
        'entier',
        10,
        ({ departement }) => assiettes.findIndex(({ territoire }) => territoire === departement) + 1,
        {
          formule: `=MATCH(${l('Clé territoire')},Assiette[Clé],0)`,
        },
      ),
      colonne('Rang infra', 'resultat', 'entier', 10, ({ cle: lieu }) => rangs.get(lieu) ?? 0, {
        formule: `=IFERROR(MATCH(${cle},Infra[Clé lieu],0),0)`,
      }),
      colonne('Clé', 'resultat', 'general', 14, ({ cle: lieu }) => lieu, {
        formule: `="D"&${l('Département')}&"|"&IF(${l('Nature')}="${LIBELLE_NATURE.epci}","E","C")&${l('Territoire')}`,
      }),
      colonne('Clé territoire', 'resultat', 'general', 10, ({ departement }) => `D${departement}`, {
        formule: `="D"&${l('Département')}`,
      }),
      colonne('Clé nature', 'resultat', 'general', 14, ({ departement, nature }) => `D${departement}|${LIBELLE_NATURE[nature]}`, {
        formule: `=${l('Clé territoire')}&"|"&${l('Nature')}`,
      }),
    ]),
  ];
  const cachee = ({ entete }: { readonly entete: string }): boolean => CACHEES.has(entete);
  return construireTable<ResultatLieu>(t, [...colonnes.filter((c) => !cachee(c)), ...techniques(colonnes.filter(cachee))], lieux, {
    ligne: debut,
    filtres: true,
  });
}
