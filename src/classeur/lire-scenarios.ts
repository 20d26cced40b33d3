/** Scenarios as they stand on their sheets: what differs from the reference of the same row is an override. */
import type { Modifications, Scenario } from '../domaine/hypotheses';
import type { MotifHorsFlux } from '../domaine/motifs-hors-flux';
import { MOTIFS_NEGOCIES, tablesDuScenario } from './contexte';
import { CODE_DENOMINATEUR, CODE_METHODE, LIBELLE_DU_CHOIX } from './feuilles/choix-scenario';
import { ENTETES_VOLUMES } from './feuilles/entrees-scenario';
import { enteteExclusion } from './feuilles/exceptions-scenario';
import { REGLAGES } from './feuilles/reglages-du-partage';
import { codeDuLibelle, LIBELLE_DENOMINATEUR, LIBELLE_METHODE_ACTION_LOGEMENT, LIBELLE_PERIODE, LIBELLE_VARIANTE } from './libelles';
import { lignesDe, type LigneLue, type TablesDuClasseur } from './tables-lues';

export function lireScenarios(tables: TablesDuClasseur): Scenario[] | null {
  const lignes = lignesDe(tables, 'Scenarios');
  if (lignes === null) return null;
  return lignes.flatMap((ligne, rang): Scenario[] => {
    const nom = ligne.texte('Scénario');
    if (nom === null) return [];
    const base = ligne.texte('Table');
    const noms =
      base === null ? tablesDuScenario(rang + 1) : { entrees: `${base}Entrees`, exceptions: `${base}Exceptions`, choix: `${base}Choix` };
    const communes = lireChoix(lignesDe(tables, noms.choix) ?? []);
    const exceptions = lignesDe(tables, noms.exceptions) ?? [];
    const parTerritoire = (lignesDe(tables, noms.entrees) ?? []).flatMap((entree): [string, Modifications][] => {
      const code = entree.texte('Territoire');
      const exception = exceptions.find((candidate) => candidate.texte('Territoire') === code);
      return code === null ? [] : [[code, { ...lireEntree(entree), ...(exception === undefined ? {} : lireException(exception)) }]];
    });
    const numero = Number(/^Scenario(\d+)$/.exec(base ?? '')?.[1] ?? rang + 1);
    return [{ nom, numero, ...regrouper(communes, parTerritoire) }];
  });
}

/** The cell's text when it departs from its reference. */
function texteModifie(ligne: LigneLue, entete: string, reference: string): string | null {
  const lu = ligne.texte(entete);
  return lu === null || lu === ligne.texte(reference) ? null : lu;
}

function lireChoix(lignes: readonly LigneLue[]): Modifications {
  const modifies = new Map(lignes.map((ligne) => [ligne.texte('Choix'), texteModifie(ligne, 'Retenu', 'Référence')]));
  const choisi = (code: string): string | null => modifies.get(LIBELLE_DU_CHOIX[code] ?? code) ?? null;
  return {
    ...enModifications({ exclusion: choisi, denominateur: choisi(CODE_DENOMINATEUR), methode: choisi(CODE_METHODE) }),
    ...lireReglages(lignes),
  };
}

function lireReglages(lignes: readonly LigneLue[]): Modifications {
  return REGLAGES.reduce<Modifications>((lus, { libelle, lire }) => {
    const ligne = lignes.find((candidate) => candidate.texte('Choix') === libelle);
    if (ligne === undefined) return lus;
    const [retenu, reference] = ['Retenu', 'Référence'].map((entete) => ligne.nombre(entete) ?? ligne.texte(entete));
    return retenu == null || retenu === reference ? lus : { ...lus, ...lire(retenu) };
  }, {});
}

function lireEntree(ligne: LigneLue): Modifications {
  const texte = (entete: string): string | null => texteModifie(ligne, entete, `Référence ${entete}`);
  const nombre = (entete: string): number | undefined => {
    const lu = ligne.nombre(entete);
    return lu === null || lu === ligne.nombre(`Référence ${entete}`) ? undefined : lu;
  };
  const variante = codeDuLibelle(LIBELLE_VARIANTE, texte('Variante de taux'));
  const periode = codeDuLibelle(LIBELLE_PERIODE, texte('Période du taux'));
  const volumes = Object.entries(ENTETES_VOLUMES).map(([champ, entete]) => [champ, nombre(entete)] as const);
  const tauxSaisi = nombre('Taux saisi');
  return {
    ...(variante === null ? {} : { variante }),
    ...(tauxSaisi === undefined ? {} : { tauxSaisi }),
    ...(periode === null ? {} : { periode }),
    ...Object.fromEntries(volumes.filter(([, volume]) => volume !== undefined)),
  };
}

function lireException(ligne: LigneLue): Modifications {
  const texte = (entete: string): string | null => texteModifie(ligne, entete, `Référence ${entete}`);
  return enModifications({
    exclusion: (code) => texte(enteteExclusion(code)),
    denominateur: texte('Dénominateur des parts'),
    methode: texte('Méthode Action Logement'),
  });
}

interface ChoixLus {
  readonly exclusion: (code: MotifHorsFlux) => string | null;
  readonly denominateur: string | null;
  readonly methode: string | null;
}

function enModifications({ exclusion, denominateur, methode }: ChoixLus): Modifications {
  const exclusions = MOTIFS_NEGOCIES.flatMap(({ code }): [MotifHorsFlux, boolean][] => {
    const lu = exclusion(code);
    return lu === null ? [] : [[code, lu.trim().toLowerCase() === 'oui']];
  });
  const denominateurDesParts = codeDuLibelle(LIBELLE_DENOMINATEUR, denominateur);
  const methodeActionLogement = codeDuLibelle(LIBELLE_METHODE_ACTION_LOGEMENT, methode);
  return {
    ...(exclusions.length === 0 ? {} : { exclusions: Object.fromEntries(exclusions) }),
    ...(denominateurDesParts === null ? {} : { denominateurDesParts }),
    ...(methodeActionLogement === null ? {} : { methodeActionLogement }),
  };
}

/** An override that every territoire shares goes back to where it was said once. */
function regrouper(communes: Modifications, parTerritoire: readonly [string, Modifications][]): Omit<Scenario, 'nom'> {
  const champs = ['variante', 'tauxSaisi', 'periode', 'mutations', 'relogementsRu', 'orcod', 'lhi', 'vente'] as const;
  const premier = parTerritoire[0]?.[1] ?? {};
  const partagees = champs.filter((champ) => premier[champ] !== undefined && parTerritoire.every(([, m]) => m[champ] === premier[champ]));
  const estPartage = (champ: string): boolean => partagees.some((partage) => partage === champ);
  const filtrer = (m: Modifications, garder: (champ: string) => boolean): Modifications =>
    Object.fromEntries(Object.entries(m).filter(([champ]) => garder(champ)));
  const propres = parTerritoire
    .map(([code, m]) => [code, filtrer(m, (champ) => !estPartage(champ))] as const)
    .filter(([, m]) => Object.keys(m).length > 0);
  return {
    modifications: { ...filtrer(premier, estPartage), ...communes },
    ...(propres.length === 0 ? {} : { parTerritoire: Object.fromEntries(propres) }),
  };
}
