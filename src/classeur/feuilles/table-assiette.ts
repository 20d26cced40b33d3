/** `Assiette`, and the same table for each scenario: P − X, × τ, − D, with the controls of each step (DOMAINE §3.1). */
import { arrondir } from '../../domaine/calcul/arrondi';
import { denominateurDuTerritoire, motifsExclus } from '../../domaine/calcul/hypotheses-effectives';
import type { Modifications } from '../../domaine/hypotheses';
import { seuil } from '../../domaine/hypotheses-seuils';
import type { ResultatAssiette } from '../../domaine/resultats';
import { colonne, construireTable, ouNd, techniques, type Colonne } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte, type Jeu } from '../contexte';
import { arrondiSansBruit, chercher, ligne } from '../formules';
import {
  COMME_LA_REFERENCE,
  LIBELLE_DENOMINATEUR,
  LIBELLE_METHODE,
  LIBELLE_PERIODE,
  LIBELLE_VARIANTE,
  MOTIF_COURT,
  ND,
  nomDuTerritoire,
} from '../libelles';
import type { PlanTable } from '../plan';
import { parametre } from './parametres';
import { nombre, nombreFormule, TAUX_MANQUANT } from './taux-manquant';
import { selonLaPeriode, TABLE_PERIODES, tauxDuScenario } from './rotation-periodes';

/** What a scenario changes in a territoire, its own changes winning. */
export function modificationsDuTerritoire(jeu: Jeu, territoire: string): Modifications {
  const modifications = jeu.scenario?.modifications ?? {};
  const propres = jeu.scenario?.parTerritoire?.[territoire];
  return { ...modifications, ...propres, exclusions: { ...modifications.exclusions, ...propres?.exclusions } };
}

const ALERTE_PARC = 'Alerte V20';
/** What a reader finds highlighted; also on the sheets of the scenarios. */
export const CONTROLES_DE_L_ASSIETTE = ['Contrôle du taux', 'Contrôle des déductions', 'Contrôle des mutations'] as const;

/** The same columns for the reference and for a scenario: only where the inputs are read differs. */
export function tableAssiette(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.assiette;
  const l = (entete: string): string => ligne(t, entete);
  const cle = l('Clé');
  const entree = (entete: string): string => chercher(jeu.tables.entrees, entete, cle);
  const exception = (entete: string): string => chercher(jeu.tables.exceptions, entete, cle);
  const compte = (entete: string): string => chercher('ComptageTerritoires', entete, cle);
  const rotation = (entete: string): string => chercher('Rotation', entete, cle);
  const deReference = jeu.scenario === null;
  const exclu = (territoire: string, code: (typeof MOTIFS_NEGOCIES)[number]['code']): boolean =>
    motifsExclus(jeu.hypotheses, territoire).has(code);
  const logements = (territoire: string, retenu: (motif: string) => boolean): number =>
    contexte.comptage.lignes.reduce((total, c) => total + (c.territoire === territoire && retenu(c.motif) ? c.logements : 0), 0);
  const obligatoire = (motif: string): boolean => motif !== 'FLUX' && !MOTIFS_NEGOCIES.some(({ code }) => code === motif);
  const variante = (territoire: string): string =>
    LIBELLE_VARIANTE[jeu.resultats.rotation.find((r) => r.territoire === territoire)?.variante ?? 'harmonise'];

  const controleDuParc = colonne<ResultatAssiette>(
    'Contrôle du parc',
    'controle',
    'texte',
    18,
    ({ parc, horsFlux }) => (horsFlux > parc ? ALERTE_PARC : 'OK'),
    { formule: `=IF(${l('Hors flux')}>${l('Parc')},"${ALERTE_PARC}","OK")` },
  );
  const deuxFois = `AND(${l('Variante')}="${LIBELLE_VARIANTE.harmonise}",${l('Mutations')}>0)`;
  const periode = (seule: string, nom: string): string =>
    `N(${selonLaPeriode(l('Période'), seule, (moyenne) => chercher(TABLE_PERIODES, `${nom} ${moyenne}`, cle))})`;
  const tauxMutations = periode(chercher(TABLE_PERIODES, 'Mutations année seule', cle), 'Mutations');
  const tauxIntermediaire = periode(rotation('Taux intermédiaire'), 'Intermédiaire');

  const negocies: Colonne<ResultatAssiette>[] = MOTIFS_NEGOCIES.flatMap(({ code }) => {
    const court = MOTIF_COURT[code];
    return [
      colonne<ResultatAssiette>(
        `Hors flux ${court}`,
        'resultat',
        'entier',
        12,
        ({ territoire }) => (exclu(territoire, code) ? logements(territoire, (motif) => motif === code) : 0),
        {
          formule: `=${compte(`Parc ${court}`)}*${l(`Exclu ${court}`)}`,
        },
      ),
      colonne<ResultatAssiette>(`Exclu ${court}`, 'resultat', 'entier', 10, ({ territoire }) => (exclu(territoire, code) ? 1 : 0), {
        formule: deReference
          ? `=${chercher('Motifs', 'Coefficient', `"${code}"`, 'Motif')}`
          : `=IF(${exception(`Exclure ${court}`)}="Oui",1,0)`,
      }),
    ];
  });

  return construireTable<ResultatAssiette>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      // On a scenario sheet the second column is as wide as the names of the réservataires below.
      ...(deReference ? [] : [colonne<ResultatAssiette>('Nom', 'texte', 'texte', 36, ({ territoire }) => nomDuTerritoire(territoire))]),
      colonne('Parc', 'resultat', 'entier', 12, ({ parc }) => parc, { formule: `=${compte('Parc retenu')}` }),
      colonne('Hors flux', 'resultat', 'entier', 12, ({ horsFlux }) => horsFlux, {
        formule: `=${l('Hors flux obligatoires')}+${MOTIFS_NEGOCIES.map(({ code }) => l(`Hors flux ${MOTIF_COURT[code]}`)).join('+')}`,
      }),
      colonne('Parc éligible', 'resultat', 'entier', 12, ({ parcEligible }) => parcEligible, {
        formule: `=MAX(0,${l('Parc')}-${l('Hors flux')})`,
      }),
      colonne('Taux de rotation', 'resultat', 'pourcent2', 12, ({ tauxRotation }) => ouNd(tauxRotation), {
        formule: deReference
          ? `=${rotation('Taux retenu')}`
          : `=IF(${l('Variante')}="${LIBELLE_VARIANTE.saisi}",IF(${entree('Taux saisi')}="","${ND}",${entree('Taux saisi')}),` +
            `${tauxDuScenario({ variante: l('Variante'), periode: l('Période'), cle })})`,
      }),
      colonne('Flux brut', 'resultat', 'decimal2', 12, ({ fluxBrut }) => fluxBrut, {
        formule: `=IF(ISNUMBER(${l('Taux de rotation')}),${l('Parc éligible')}*${l('Taux de rotation')},0)`,
      }),
      colonne('Mutations', 'resultat', 'decimal2', 12, ({ mutations }) => mutations, { formule: `=N(${entree('Mutations')})` }),
      colonne('Relogements', 'resultat', 'decimal2', 12, ({ relogements }) => relogements, {
        formule: `=${['Relogements RU', 'ORCOD', 'LHI', 'Vente'].map((entete) => `N(${entree(entete)})`).join('+')}`,
      }),
      colonne('Assiette', 'resultat-cle', 'decimal2', 12, ({ assiette }) => assiette, {
        formule: `=MAX(0,ROUND(${l('Flux brut')}-${l('Mutations')}-${l('Relogements')},9))`,
      }),
      colonne(
        'Contrôle du taux',
        'controle',
        'texte',
        18,
        ({ tauxRotation: taux, parcEligible }) =>
          taux === null
            ? parcEligible > 0
              ? TAUX_MANQUANT
              : 'À vérifier'
            : taux < seuil(jeu.hypotheses, 'tauxMinimal') || taux > seuil(jeu.hypotheses, 'tauxMaximal')
              ? 'Alerte V15'
              : 'OK',
        {
          formule:
            `=IF(ISNUMBER(${l('Taux de rotation')}),IF(OR(${l('Taux de rotation')}<${parametre('tauxMinimal')}/100,` +
            `${l('Taux de rotation')}>${parametre('tauxMaximal')}/100),"Alerte V15","OK"),IF(${l('Parc éligible')}>0,"${TAUX_MANQUANT}","À vérifier"))`,
        },
      ),
      colonne(
        'Contrôle des déductions',
        'controle',
        'texte',
        18,
        ({ deficit }) => (arrondir(deficit, 2) > 0 ? `Alerte V16 : ${nombre(deficit)}` : 'OK'),
        {
          formule: `=IF(ROUND(${l('Déficit')},2)>0,"Alerte V16 : "&${nombreFormule(l('Déficit'))},"OK")`,
        },
      ),
      colonne(
        'Contrôle des mutations',
        'controle',
        'texte',
        18,
        ({ mutationsDeduitesDeuxFois, doubleDeduction }) =>
          mutationsDeduitesDeuxFois ? `Alerte V19 : ${doubleDeduction === null ? ND : nombre(doubleDeduction)}` : 'OK',
        {
          formule: `=IF(${deuxFois},"Alerte V19 : "&IF(ISNUMBER(${l('Double déduction')}),${nombreFormule(`N(${l('Double déduction')})`)},"${ND}"),"OK")`,
        },
      ),
      // Beside its control: M × B ÷ parc de référence (DOMAINE §2.4).
      colonne('Double déduction', 'resultat', 'decimal2', 12, ({ doubleDeduction }) => ouNd(doubleDeduction), {
        formule: `=IF(${deuxFois},IF(${tauxMutations}>0,${l('Parc éligible')}*${tauxMutations},"${ND}"),0)`,
      }),
      ...(deReference ? [controleDuParc] : []),
      ...techniques<ResultatAssiette>([
        // A scenario has one column more to show, and shares its page with other tables.
        ...(deReference ? [] : [controleDuParc]),
        // What each switch changes: the intermediate rate, or no deduction of mutations.
        colonne('Effet du taux intermédiaire', 'resultat', 'decimal2', 12, ({ effetIntermediaire }) => ouNd(effetIntermediaire), {
          formule:
            `=IF(${deuxFois},IF(ISNUMBER(${l('Double déduction')}),` +
            `${arrondiSansBruit(`MAX(0,${l('Parc éligible')}*${tauxIntermediaire}-${l('Mutations')}-${l('Relogements')})-${l('Assiette')}`)},"${ND}"),0)`,
        }),
        colonne('Effet de la déduction à 0', 'resultat', 'decimal2', 12, ({ effetSansDeduction }) => effetSansDeduction, {
          formule: `=IF(${deuxFois},${arrondiSansBruit(`MAX(0,${l('Flux brut')}-${l('Relogements')})-${l('Assiette')}`)},0)`,
        }),
        colonne('Déficit', 'resultat', 'decimal2', 12, ({ deficit }) => deficit, {
          formule: `=MAX(0,ROUND(${l('Mutations')}+${l('Relogements')}-${l('Flux brut')},9))`,
        }),
        colonne('Variante', 'resultat', 'texte', 15, ({ territoire }) => variante(territoire), {
          formule: deReference ? `=${rotation('Variante')}` : `=${entree('Variante de taux')}`,
        }),
        colonne(
          'Période',
          'resultat',
          'texte',
          15,
          ({ territoire }) => LIBELLE_PERIODE[jeu.resultats.rotation.find((r) => r.territoire === territoire)?.periode ?? 'n-1'],
          {
            formule: deReference ? `=${rotation('Période')}` : `=${entree('Période du taux')}`,
          },
        ),
        colonne(
          'Dénominateur',
          'resultat',
          'texte',
          15,
          ({ territoire }) => LIBELLE_DENOMINATEUR[denominateurDuTerritoire(jeu.hypotheses, territoire)],
          {
            formule: deReference ? `=${parametre('denominateurDesParts')}` : `=${exception('Dénominateur des parts')}`,
          },
        ),
        colonne(
          'Méthode Action Logement',
          'resultat',
          'texte',
          20,
          ({ territoire }) => {
            const methode = modificationsDuTerritoire(jeu, territoire).methodeActionLogement;
            return methode === undefined ? COMME_LA_REFERENCE : LIBELLE_METHODE[methode];
          },
          { formule: deReference ? `="${COMME_LA_REFERENCE}"` : `=${exception('Méthode Action Logement')}` },
        ),
        colonne('Hors flux obligatoires', 'resultat', 'entier', 12, ({ territoire }) => logements(territoire, obligatoire), {
          formule: `=${compte('Parc motifs obligatoires')}`,
        }),
        ...negocies,
        colonne('Clé', 'resultat', 'general', 10, ({ territoire }) => `D${territoire}`, { formule: `="D"&${l('Territoire')}` }),
      ]),
    ],
    jeu.resultats.assiette,
    { ligne: debut },
  );
}
