import { arrondir } from '../../domaine/calcul/arrondi';
import { denominateurDuTerritoire, motifsExclus } from '../../domaine/calcul/hypotheses-effectives';
import type { Modifications } from '../../domaine/hypotheses';
import { seuil } from '../../domaine/hypotheses-seuils';
import type { ResultatAssiette } from '../../domaine/resultats';
import {
  apres,
  colonne,
  construireTable,
  controlesDeColonne,
  etiquette,
  feuille,
  LIGNE_ENTETE,
  ouNd,
  presentation,
  techniques,
  type Colonne,
} from '../construire';
import { MOTIFS_NEGOCIES, type Contexte, type Jeu } from '../contexte';
import { chercher, ligne } from '../formules';
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
import type { PlanFeuille, PlanTable } from '../plan';
import { parametre } from './parametres';
import { tableTotauxAssiette } from './totaux';
import { selonLaPeriode, TABLE_PERIODES, tauxDuScenario } from './rotation-periodes';

/** What a scenario changes in a territoire, its own changes winning. */
export function modificationsDuTerritoire(jeu: Jeu, territoire: string): Modifications {
  const modifications = jeu.scenario?.modifications ?? {};
  const propres = jeu.scenario?.parTerritoire?.[territoire];
  return { ...modifications, ...propres, exclusions: { ...modifications.exclusions, ...propres?.exclusions } };
}

/** As the formula writes it: a decimal comma, no thousands separator. */
const nombre = (valeur: number): string => String(arrondir(valeur, 2)).replace('.', ',');
const nombreFormule = (cellule: string): string => `SUBSTITUTE(ROUND(${cellule},2)&"",".",",")`;

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
        formule: `=${l('Parc')}-${l('Hors flux')}`,
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
        formule: `=MAX(0,${l('Flux brut')}-${l('Mutations')}-${l('Relogements')})`,
      }),
      colonne(
        'Contrôle du taux',
        'controle',
        'texte',
        18,
        ({ tauxRotation: taux }) =>
          taux === null
            ? 'À vérifier'
            : taux < seuil(jeu.hypotheses, 'tauxMinimal') || taux > seuil(jeu.hypotheses, 'tauxMaximal')
              ? 'Alerte V15'
              : 'OK',
        {
          formule:
            `=IF(ISNUMBER(${l('Taux de rotation')}),IF(OR(${l('Taux de rotation')}<${parametre('tauxMinimal')}/100,` +
            `${l('Taux de rotation')}>${parametre('tauxMaximal')}/100),"Alerte V15","OK"),"À vérifier")`,
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
        ({ doubleDeduction: double }) => (arrondir(double, 2) > 0 ? `Alerte V19 : ${nombre(double)}` : 'OK'),
        {
          formule: `=IF(ROUND(${l('Double déduction')},2)>0,"Alerte V19 : "&${nombreFormule(l('Double déduction'))},"OK")`,
        },
      ),
      // Beside its control: what the switch of the rate, or of the deduction, would give back.
      colonne('Double déduction', 'resultat', 'decimal2', 12, ({ doubleDeduction }) => doubleDeduction, {
        formule:
          `=IF(AND(${l('Variante')}="${LIBELLE_VARIANTE.harmonise}",${l('Mutations')}>0),MAX(0,${l('Parc éligible')}*` +
          `N(${selonLaPeriode(l('Période'), chercher(TABLE_PERIODES, 'Mutations année seule', cle), (moyenne) => chercher(TABLE_PERIODES, `Mutations ${moyenne}`, cle))})-${l('Déficit')}),0)`,
      }),
      ...techniques<ResultatAssiette>([
        colonne('Déficit', 'resultat', 'decimal2', 12, ({ deficit }) => deficit, {
          formule: `=MAX(0,${l('Mutations')}+${l('Relogements')}-${l('Flux brut')})`,
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

export function feuilleAssiette(contexte: Contexte): PlanFeuille {
  const table = tableAssiette(contexte, contexte.reference, LIGNE_ENTETE);
  const totaux = tableTotauxAssiette(contexte, apres(table) + 2);
  return feuille({
    cle: 'assiette',
    nom: 'Assiette',
    couleurOnglet: '#70AD47',
    cellules: [
      ...presentation(
        'Assiette du flux annuel',
        'Combien de logements par an sont à partager entre les réservataires ?',
        'Assiette = parc éligible × taux de rotation − mutations − relogements (RU, ORCOD, LHI, vente), jamais négative ; parc éligible = parc − logements hors flux (CCH R.441-5 ; Référentiel interbailleurs Occitanie, 2023). ' +
          'Volumes en logements par an ; le nombre de logements est une estimation indicative, l’engagement porte sur le pourcentage du flux. ' +
          'V15 : taux hors des bornes attendues, « À vérifier » s’il est inconnu ; V16 : déductions supérieures au flux brut, et le déficit ; V19 : logements déduits deux fois, dans le taux harmonisé puis de l’assiette (mutations).',
      ),
      etiquette(totaux.ligne - 1, 'Tous territoires (logements ; le taux moyen est le flux brut rapporté au parc éligible)'),
    ],
    tables: [table, totaux],
    misesEnForme: ['Contrôle du taux', 'Contrôle des déductions', 'Contrôle des mutations'].flatMap((entete) =>
      controlesDeColonne(table, entete),
    ),
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 1 },
  });
}
