/** Control totals of the flux, territoire by territoire: shares make 100 %, flux make the assiette, whole dwellings make its rounding. */
import { arrondir } from '../../domaine/calcul/arrondi';
import { tauxManquant } from '../../domaine/calcul/assiette';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { seuil } from '../../domaine/hypotheses-seuils';
import type { ResultatAssiette, ResultatFlux } from '../../domaine/resultats';
import { colonne, construireTable, controlesDeColonne, type Colonne } from '../construire';
import type { Jeu } from '../contexte';
import { chercher, ligne, ref } from '../formules';
import type { PlanMiseEnForme, PlanTable } from '../plan';
import { LIBELLE_ARRONDI, LIBELLE_METHODE, nomDuTerritoire } from '../libelles';
import { reglage } from './choix-scenario';
import { etape } from './colonnes-du-partage';
import { parametre } from './parametres';
import { TAUX_MANQUANT } from './taux-manquant';

const ETAT = LIBELLE_CATEGORIE['etat-prioritaires'];
const AGENTS = LIBELLE_CATEGORIE['etat-agents'];
const EPSILON = 0.000001;

/** What « À vérifier » and alerts are read in, on the sheet and in the comparison of scenarios. */
export const CONTROLES_DU_FLUX = [
  'Contrôle des parts',
  'Contrôle du flux',
  'Contrôle de l’arrondi',
  'Contrôle des plafonds',
  'Contrôle de la capacité',
] as const;

/** A scenario shows the totals and their controls: what the caps took is in its flux. */
const DANS_UN_SCENARIO: ReadonlySet<string> = new Set([
  'Territoire',
  'Nom',
  'Assiette',
  'Somme des parts',
  'Somme des flux',
  'Somme des arrondis',
  ...CONTROLES_DU_FLUX,
]);

export function tableControleFlux(jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.controle;
  const noms = etape();
  // Inlined: a technical column would stand under a column that the table of the flux shows.
  const cle = `"D"&${ligne(t, 'Territoire')}`;
  const l = (entete: string): string => ligne(t, entete);
  const { flux, assiette } = jeu.resultats;
  const { hypotheses } = jeu;
  const lignes = (code: string): ResultatFlux[] => flux.filter(({ territoire }) => territoire === code);
  const somme = (code: string, valeur: (element: ResultatFlux) => number | null): number =>
    lignes(code).reduce((total, element) => total + (valeur(element) ?? 0), 0);
  const parts = (code: string): number => somme(code, ({ partRetenue }) => partRetenue);
  const fluxTotal = (code: string): number => somme(code, ({ fluxEstime }) => fluxEstime);
  const arrondi = (code: string): number => somme(code, ({ fluxArrondi }) => fluxArrondi);
  const etat = (code: string): number =>
    somme(code, ({ categorie, partRetenue }) => (categorie === 'etat-prioritaires' || categorie === 'etat-agents' ? partRetenue : 0));
  const retire = (code: string): number =>
    somme(code, ({ partage }) => partage.sousPlafond) - somme(code, ({ partage }) => partage.protegee);
  const agents = (code: string): number => somme(code, ({ categorie, partRetenue }) => (categorie === 'etat-agents' ? partRetenue : 0));
  const lu = (entete: string): string => ref(jeu.tables.flux, entete);
  const total = (entete: string): string => `SUMIF(${lu('Clé territoire')},${cle},${lu(entete)})`;
  const parCategorie = (libelle: string): string =>
    `SUMIFS(${lu('Part retenue')},${lu('Clé territoire')},${cle},${lu('Catégorie')},"${libelle}")`;
  const base = chercher(jeu.tables.assiette, 'Assiette', cle);
  const ok = (juste: boolean): string => (juste ? 'OK' : 'À vérifier');
  const tolerance = seuil(hypotheses, 'tolerance') + EPSILON / 1000;
  const toleranceFormule = `${parametre('tolerance')}/100+0.000000001`;
  // Before the settlement, which would hide that the droits uniques leave too little.
  const demandees = (code: string): number => somme(code, ({ partage }) => partage.protegee + partage.libre);
  const capacite = ({ territoire: code, assiette: n }: ResultatAssiette): string => {
    if (!lignes(code).some(({ methode }) => methode === 'droits-acquis')) return 'OK';
    const tient = n > 0 ? demandees(code) <= 1 + tolerance : somme(code, ({ droitsUniques }) => droitsUniques) <= EPSILON;
    return tient ? 'OK' : 'Alerte capacité';
  };
  const colonnes: Colonne<ResultatAssiette>[] = [
    colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
    colonne('Nom', 'texte', 'texte', 36, ({ territoire }) => nomDuTerritoire(territoire)),
    colonne('Assiette', 'resultat', 'decimal2', 12, ({ assiette: valeur }) => valeur, { formule: `=${base}` }),
    colonne('Assiette arrondie', 'resultat', 'entier', 12, ({ assiette: valeur }) => arrondir(arrondir(valeur, 6)), {
      formule: `=ROUND(ROUND(${base},6),0)`,
    }),
    colonne('Somme des parts', 'resultat', 'pourcent2', 12, ({ territoire }) => parts(territoire), {
      formule: `=${total('Part retenue')}`,
    }),
    colonne('Somme des flux', 'resultat', 'decimal2', 12, ({ territoire }) => fluxTotal(territoire), {
      formule: `=${total('Flux estimé')}`,
    }),
    colonne('Somme des arrondis', 'resultat', 'entier', 12, ({ territoire }) => arrondi(territoire), {
      formule: `=${total('Flux arrondi')}`,
    }),
    colonne(
      'Contrôle des parts',
      'controle',
      'texte',
      12,
      // The counted shares too: dwellings counted twice show there only, the residual line hides them elsewhere.
      ({ territoire }) => ok(Math.abs(parts(territoire) - 1) <= tolerance && somme(territoire, ({ part }) => part) - 1 <= tolerance),
      {
        formule: `=IF(AND(ABS(${l('Somme des parts')}-1)<=${toleranceFormule},${total('Part')}-1<=${toleranceFormule}),"OK","À vérifier")`,
      },
    ),
    colonne(
      'Contrôle du flux',
      'controle',
      'texte',
      12,
      // Without a rate, flux at 0 that make an assiette at 0 prove nothing.
      (a) => ok(!tauxManquant(a) && Math.abs(fluxTotal(a.territoire) - a.assiette) <= EPSILON * Math.max(1, a.assiette)),
      {
        formule: `=IF(${chercher(jeu.tables.assiette, 'Contrôle du taux', cle)}="${TAUX_MANQUANT}","À vérifier",IF(ABS(${l('Somme des flux')}-${base})<=${EPSILON.toFixed(6)}*MAX(1,${base}),"OK","À vérifier"))`,
      },
    ),
    colonne(
      'Contrôle de l’arrondi',
      'controle',
      'texte',
      12,
      (a) => {
        const ecart = arrondi(a.territoire) - arrondir(arrondir(a.assiette, 6));
        if (ecart === 0) return 'OK';
        return hypotheses.arrondi === 'plus-forts-restes' ? 'À vérifier' : `Écart de ${ecart}`;
      },
      {
        // The other roundings do not keep the total: their gap is shown, it is not a mistake.
        formule:
          `=IF(${l('Somme des arrondis')}=ROUND(ROUND(${base},6),0),"OK",` +
          `IF(${reglage(jeu, 'arrondi')}="${LIBELLE_ARRONDI['plus-forts-restes']}","À vérifier","Écart de "&(${l('Somme des arrondis')}-ROUND(ROUND(${base},6),0))))`,
      },
    ),
    colonne('Part de l’État', 'resultat', 'pourcent2', 12, ({ territoire }) => etat(territoire), {
      formule: `=${parCategorie(ETAT)}+${parCategorie(AGENTS)}`,
    }),
    colonne('Part des agents de l’État', 'resultat', 'pourcent2', 12, ({ territoire }) => agents(territoire), {
      formule: `=${parCategorie(AGENTS)}`,
    }),
    colonne('Points retirés par les plafonds', 'resultat', 'decimal2', 12, ({ territoire }) => retire(territoire) * 100, {
      formule: `=(${total(noms.sousPlafond)}-${total(noms.gardee)})*100`,
    }),
    colonne('Logements retirés par les plafonds', 'resultat', 'decimal2', 12, (a) => retire(a.territoire) * a.assiette, {
      formule: `=(${total(noms.sousPlafond)}-${total(noms.gardee)})*${base}`,
    }),
    colonne('Contrôle des plafonds', 'controle', 'texte', 14, ({ territoire }) => (retire(territoire) > 1e-9 ? 'Alerte V18' : 'OK'), {
      formule: `=IF(${total(noms.sousPlafond)}-${total(noms.gardee)}>0.000000001,"Alerte V18","OK")`,
    }),
    colonne('Contrôle de la capacité', 'controle', 'texte', 14, capacite, {
      formule:
        `=IF(COUNTIFS(${lu('Clé territoire')},${cle},${lu('Méthode')},"${LIBELLE_METHODE['droits-acquis']}")=0,"OK",` +
        `IF(IF(${base}>0,${total(noms.gardee)}+${total(noms.libre)}<=1+${toleranceFormule},${total('DU annuels')}<=${EPSILON.toFixed(6)}),"OK","Alerte capacité"))`,
    }),
  ];
  const montree = ({ entete }: { readonly entete: string }): boolean => jeu.scenario === null || DANS_UN_SCENARIO.has(entete);
  return construireTable<ResultatAssiette>(t, colonnes.filter(montree), assiette, { ligne: debut });
}

export function etatsDuControle(controle: PlanTable): PlanMiseEnForme[] {
  return CONTROLES_DU_FLUX.flatMap((entete) => controlesDeColonne(controle, entete));
}
