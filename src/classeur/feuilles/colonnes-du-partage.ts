/**
 * The columns that lead from what each réservataire may claim to what it retains, in `Flux` and in the tables of scenarios: the same
 * steps as `domaine/calcul/partager`. Written once for the denominator that was chosen, once for the other one.
 */
import { NON_RESERVE } from '../../domaine/bien';
import { ORIGINES_HORS_GARANTIE } from '../../domaine/calcul/plafonds';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import type { PartageDUneLigne, ResultatFlux } from '../../domaine/resultats';
import { colonne, ouNd, type Colonne } from '../construire';
import type { Jeu } from '../contexte';
import { ligne, ref, sansJoker, texte } from '../formules';
import { LIBELLE_BASE_GARANTIE, LIBELLE_METHODE, LIBELLE_REGLEMENT, LIBELLE_SANS_ORIGINE, ND } from '../libelles';
import { reglage } from './choix-scenario';
import { parametre } from './parametres';

/** Headers of one pass; the other denominator has its own. */
export const AUTRE = ' autre';

export function etape(suffixe = '') {
  return {
    depart: `Part de départ${suffixe}`,
    sousPlafond: `Part sous plafond${suffixe}`,
    coefficient: `Coefficient des programmes${suffixe}`,
    demande: `Demandé sous le plafond${suffixe}`,
    limite: `Limite du plafond${suffixe}`,
    gardee: `Part gardée sous plafond${suffixe}`,
    libre: `Part libre de plafond${suffixe}`,
    retenue: `Part hors non réservé${suffixe}`,
    desProgrammes: `Part gardée des programmes${suffixe}`,
  } as const;
}

export interface OptionsDuPartage {
  readonly jeu: Jeu;
  readonly suffixe?: string;
  readonly partage: (element: ResultatFlux) => PartageDUneLigne;
  /** Expression of the share that is counted over this denominator. */
  readonly part: string;
  /** Expression of its flux on its own territory over this denominator. */
  readonly surSonTerritoire: string;
  /** Expressions of this denominator, of the parc and of the assiette. */
  readonly base: string;
  readonly parc: string;
  readonly assiette: string;
  /** Table of its guarantees by programme. */
  readonly garanties: string;
}

/** Sum over the rows of the same territoire. */
export function parTerritoire(table: string, entete: string): string {
  return `SUMIF(${ref(table, 'Clé territoire')},${ligne(table, 'Clé territoire')},${ref(table, entete)})`;
}

export function partRestante(table: string, entete: string): string {
  return `MAX(0,1-${parTerritoire(table, entete)})`;
}

/** Which cap a row is under: a code, empty for none. */
export function formuleDuPlafond(table: string, origine: string): string {
  const categorie = ligne(table, 'Catégorie');
  const est = (code: keyof typeof LIBELLE_CATEGORIE): string => `${categorie}="${LIBELLE_CATEGORIE[code]}"`;
  const horsGarantie = `OR(${ORIGINES_HORS_GARANTIE.map((connue) => `${origine}=${texte(connue)}`).join(',')})`;
  const sansOrigine = `IF(${parametre('droitsSansOrigine')}=${texte(LIBELLE_SANS_ORIGINE['hors-garantie'])},"","GARANTIE")`;
  return (
    `=IF(${est('etat-agents')},"AGENTS",IF(${est('etat-prioritaires')},"ETAT",` +
    `IF(OR(${(['commune', 'epci', 'departement', 'region'] as const).map(est).join(',')}),` +
    `IF(${ligne(table, 'Rang hypothèse')}=0,${sansOrigine},IF(LEFT(${origine},8)="garantie","GARANTIE",IF(${horsGarantie},"",${sansOrigine}))),"")))`
  );
}

/** Nine technical columns: what is claimed, what a cap concerns of it, what its programmes leave of it, what the cap leaves, what no cap limits, what is retained, and what the programmes
 * leave before they are held together. */
export function colonnesDuPartage({
  jeu,
  suffixe = '',
  partage,
  part,
  surSonTerritoire,
  base,
  parc,
  assiette,
  garanties,
}: OptionsDuPartage): Colonne<ResultatFlux>[] {
  const t = jeu.tables.flux;
  const noms = etape(suffixe);
  const enFraction = (cle: Parameters<typeof reglage>[1]): string => `${reglage(jeu, cle)}/100`;
  const l = (entete: string): string => ligne(t, entete);
  const estSolde = `${l('Réservataire')}="${NON_RESERVE}"`;
  const [depart, sous, demande, limite, gardee, libre] = [
    l(noms.depart),
    l(noms.sousPlafond),
    l(noms.demande),
    l(noms.limite),
    l(noms.gardee),
    l(noms.libre),
  ];
  const code = l('Code du plafond');
  const hors = `N(${l('Part hors garantie')})`;
  const total = (entete: string): string => parTerritoire(t, entete);
  const duGroupe = (plafond: string): string =>
    `SUMIFS(${ref(t, noms.sousPlafond)},${ref(t, 'Clé territoire')},${l('Clé territoire')},${ref(t, 'Code du plafond')},${plafond})`;
  const agents = `MIN(${enFraction('plafondAgents')},${enFraction('plafondEtat')})`;
  const plafondDesGaranties = enFraction('plafondCollectivites');
  const duParc = `IF(${base}>0,${parc}/${base},1)`;
  const estLaBase = (code: keyof typeof LIBELLE_BASE_GARANTIE): string =>
    `${reglage(jeu, 'baseGarantie')}="${LIBELLE_BASE_GARANTIE[code]}"`;
  const reglement = reglage(jeu, 'reglementDesParts');
  const coefficient = l(noms.coefficient);
  const parProgramme = `AND(${code}="GARANTIE",${estLaBase('programme')})`;
  const desProgrammes = total(noms.desProgrammes);
  const ensembleTenu = `IF(${desProgrammes}>0,MIN(1,${plafondDesGaranties}*${duParc}/${desProgrammes}),1)`;
  const sansProgramme =
    `SUMIFS(${ref(t, noms.sousPlafond)},${ref(t, 'Clé territoire')},${l('Clé territoire')},` +
    `${ref(t, 'Code du plafond')},"GARANTIE",${ref(t, noms.coefficient)},"${ND}")`;
  const deSesProgrammes = (entete: string): string =>
    `SUMIF(${ref(garanties, 'Clé titulaire')},${sansJoker(l('Clé'))},${ref(garanties, entete + suffixe)})`;
  const ensemble = `(${gardee}+${libre})`;
  const chiffre = (
    entete: string,
    valeur: (p: PartageDUneLigne, element: ResultatFlux) => number | string,
    formule: string,
  ): Colonne<ResultatFlux> =>
    colonne<ResultatFlux>(entete, 'resultat', 'pourcent2', 12, (element) => valeur(partage(element), element), { formule });
  return [
    chiffre(
      noms.depart,
      (p) => ouNd(p.depart),
      `=IF(${estSolde},0,IF(ISNUMBER(${l('Part convenue')}),${l('Part convenue')},IF(${l('Méthode')}="${LIBELLE_METHODE['droits-acquis']}",` +
        `IF(${assiette}>0,${l('DU annuels')}/${assiette},"${ND}"),` +
        `IF(AND(${l('Méthode')}="${LIBELLE_METHODE['assiette-propre']}",ISNUMBER(${surSonTerritoire}),${assiette}>0),N(${surSonTerritoire})/${assiette},` +
        `IF(ISNUMBER(${part}),${part}*${l('Facteur du taux propre')},IF(${hors}>0,0,"${ND}"))))))`,
    ),
    chiffre(
      noms.sousPlafond,
      (p) => p.sousPlafond,
      `=IF(AND(ISNUMBER(${depart}),${code}<>""),N(${depart})+IF(${code}="GARANTIE",0,${hors}),0)`,
    ),
    chiffre(
      noms.coefficient,
      (p) => ouNd(p.coefficientDesProgrammes),
      `=IF(${estLaBase('programme')},IF(${deSesProgrammes('Droits garantis')}>0,${deSesProgrammes('Droits gardés')}/${deSesProgrammes('Droits garantis')},"${ND}"),"${ND}")`,
    ),
    chiffre(
      noms.demande,
      (p) => p.demandeDuGroupe,
      `=IF(${code}="",0,IF(${parProgramme},IF(ISNUMBER(${coefficient}),${sous},${sansProgramme}),${duGroupe(code)}))`,
    ),
    chiffre(
      noms.limite,
      (p) => p.limite ?? '',
      `=IF(${code}="AGENTS",${agents},IF(${code}="ETAT",MAX(0,${enFraction('plafondEtat')}-MIN(${duGroupe('"AGENTS"')},${agents})),` +
        `IF(${parProgramme},IF(ISNUMBER(${coefficient}),${sous}*N(${coefficient}),MIN(${plafondDesGaranties},${demande}))*${ensembleTenu},` +
        `IF(${code}="GARANTIE",${plafondDesGaranties}*IF(${estLaBase('stock')},${duParc},1),""))))`,
    ),
    chiffre(noms.gardee, (p) => p.protegee, `=IF(${demande}>0,${sous}*MIN(1,N(${limite})/${demande}),0)`),
    chiffre(noms.libre, (p) => p.libre, `=IF(ISNUMBER(${depart}),IF(${code}="",N(${depart})+${hors},IF(${code}="GARANTIE",${hors},0)),0)`),
    chiffre(
      noms.retenue,
      (p, { reservataire }) => (reservataire === NON_RESERVE ? 0 : ouNd(p.retenue)),
      `=IF(${estSolde},0,IF(ISNUMBER(${depart}),IF(${reglement}="${LIBELLE_REGLEMENT.normaliser}",${ensemble}/MAX(1,${total(noms.gardee)}+${total(noms.libre)}),` +
        `IF(${reglement}="${LIBELLE_REGLEMENT.reduire}",${gardee}+${libre}*IF(${total(noms.libre)}>0,MIN(1,MAX(0,1-${total(noms.gardee)})/${total(noms.libre)}),1),${ensemble})),"${ND}"))`,
    ),
    chiffre(
      noms.desProgrammes,
      (p) => p.gardeeDesProgrammes,
      `=IF(${parProgramme},IF(ISNUMBER(${coefficient}),${sous}*N(${coefficient}),IF(${demande}>0,${sous}*MIN(1,${plafondDesGaranties}/${demande}),0)),0)`,
    ),
  ];
}
