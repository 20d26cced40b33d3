/** The rate of a place over several years, or by its RPLS mobility: the columns of `RotationLieux` that say it, and the choice among them. */
import { cleDuTitulaire } from '../../domaine/calcul/cle-du-nom';
import type { MoyennesDeTaux } from '../../domaine/resultats';
import type { ResultatInfra, ResultatLieu } from '../../domaine/resultats-infra';
import { colonne, ouNd, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { indexer, ref, sansJoker, sansJokerTexte } from '../formules';
import { LIBELLE_VARIANTE, ND } from '../libelles';
import { lignesDesAnnees } from './infra-annees';
import { selonLaPeriode } from './rotation-periodes';

const ANNEES = 'RotationLieuxAnnees';

/** What a set of hypotheses takes: `lieu` reads a column of the row of `RotationLieux`. */
export function tauxPropreDuLieu(lieu: (entete: string) => string, variante: string, periode: string): string {
  const calcule = (nom: 'Harmonisé' | 'Intermédiaire', seul: string): string =>
    selonLaPeriode(periode, lieu(seul), (moyenne) => lieu(`${nom} ${moyenne}`));
  return (
    `IF(${variante}="${LIBELLE_VARIANTE.rpls}",${lieu('Taux RPLS')},` +
    `IF(${variante}="${LIBELLE_VARIANTE.intermediaire}",${calcule('Intermédiaire', 'Taux intermédiaire')},${calcule('Harmonisé', 'Taux harmonisé')}))`
  );
}

/** Of year N-1: what was typed for the place, else what the inventory counts. */
export function tauxDeLAnneeN1(l: (entete: string) => string, nom: 'harmonisé' | 'intermédiaire', compte: string): string {
  return `=IF(${l('N-1 saisie')}=1,${indexer(ANNEES, `Taux ${nom}`, `MAX(1,${l('Rang N-1')})`)},${compte})`;
}

export function colonnesDesPeriodes({ reference, hypotheses }: Contexte, l: (entete: string) => string): Colonne<ResultatLieu>[] {
  const { infra } = reference.resultats;
  const premiers = new Map<string, ResultatInfra>();
  for (const titulaire of infra) if (titulaire.lieu !== null && !premiers.has(titulaire.lieu)) premiers.set(titulaire.lieu, titulaire);
  const cleDe = ({ cle }: ResultatLieu): string => {
    const premier = premiers.get(cle);
    return premier === undefined ? '' : cleDuTitulaire({ territoire: premier.departement, reservataire: premier.reservataire });
  };
  const annees = lignesDesAnnees({ reference, hypotheses });
  const rangN1 = (lieu: ResultatLieu): number =>
    annees.findIndex(({ titulaire, annee }) => titulaire === premiers.get(lieu.cle) && annee === hypotheses.exercice - 1) + 1;
  // What was typed for the first réservataire of the place, year by year.
  const titulaire = l('Titulaire');
  const typee = (entete: string): string => `SUMIF(${ref(ANNEES, 'Clé')},${titulaire},${ref(ANNEES, entete)})`;
  const rang = l('Rang N-1');
  const n1 = l('Comptée N-1');
  const nombre = l('Années prises en compte');
  const liberes = {
    Harmonisé: `${l('Libérations')}-${l('dont mutations')}-${l('dont ANRU')}`,
    Intermédiaire: `${l('Libérations')}-${l('dont ANRU')}-${l('dont ORCOD et LHI')}`,
  } as const;
  const taux = (entete: string, valeur: (lieu: ResultatLieu) => number | null, formule: string): Colonne<ResultatLieu> =>
    colonne<ResultatLieu>(entete, 'resultat', 'pourcent2', 12, (lieu) => ouNd(valeur(lieu)), { formule });
  return [
    colonne<ResultatLieu>('Titulaire', 'resultat', 'general', 14, (lieu) => sansJokerTexte(cleDe(lieu)), {
      formule: `=IF(${l('Rang infra')}>0,${sansJoker(indexer('Infra', 'Clé', `MAX(1,${l('Rang infra')})`))},"")`,
    }),
    colonne<ResultatLieu>('Rang N-1', 'resultat', 'entier', 10, rangN1, {
      formule: `=IFERROR(MATCH(${titulaire}&"|"&(Negoflux_Exercice-1),${ref(ANNEES, 'Clé année')},0),0)`,
    }),
    colonne<ResultatLieu>('N-1 saisie', 'resultat', 'entier', 10, ({ anneeSaisie }) => (anneeSaisie ? 1 : 0), {
      formule: `=IF(${rang}>0,IF(${indexer(ANNEES, 'Prise en compte', `MAX(1,${rang})`)}="Oui",1,0),0)`,
    }),
    colonne<ResultatLieu>(
      'Comptée N-1',
      'resultat',
      'entier',
      10,
      ({ anneeSaisie, tauxHarmonise }) => (!anneeSaisie && tauxHarmonise !== null ? 1 : 0),
      { formule: `=IF(${l('N-1 saisie')}=1,0,IF(ISNUMBER(${l('Taux harmonisé')}),1,0))` },
    ),
    colonne<ResultatLieu>('Années prises en compte', 'resultat', 'entier', 10, ({ anneesRetenues }) => anneesRetenues, {
      formule: `=${n1}+${typee('Retenue')}`,
    }),
    ...(['Harmonisé', 'Intermédiaire'] as const).flatMap((nom) => {
      const bas = nom === 'Harmonisé' ? 'harmonisé' : 'intermédiaire';
      const moyennes = (lieu: ResultatLieu): MoyennesDeTaux =>
        nom === 'Harmonisé' ? lieu.moyennesHarmonisees : lieu.moyennesIntermediaires;
      return [
        taux(
          `${nom} moyenne simple`,
          (lieu) => moyennes(lieu).simple,
          `=IF(${nombre}>0,(IF(${n1}=1,N(${l(`Taux ${bas}`)}),0)+${typee(`Taux ${bas} retenu`)})/MAX(1,${nombre}),"${ND}")`,
        ),
        taux(
          `${nom} moyenne pondérée`,
          (lieu) => moyennes(lieu).ponderee,
          `=IF(${nombre}>0,(IF(${n1}=1,${liberes[nom]},0)+${typee(`Libérations du taux ${bas}`)})/(IF(${n1}=1,${l('Parc de référence')},0)+${typee('Parc retenu')}),"${ND}")`,
        ),
      ];
    }),
    taux('Taux RPLS', ({ tauxRpls }) => tauxRpls, `=IF(${rang}>0,${indexer(ANNEES, 'Taux RPLS', `MAX(1,${rang})`)},"${ND}")`),
  ];
}
