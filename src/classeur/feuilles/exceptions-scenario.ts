/** Where one territoire departs from the choices of the whole scenario. */
import type { MotifHorsFlux } from '../../domaine/motifs-hors-flux';
import { colonne } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte, type Jeu } from '../contexte';
import { chercher, ligne } from '../formules';
import { LIBELLE_DENOMINATEUR, LIBELLE_METHODE, MOTIF_COURT, ND, ouiNon } from '../libelles';
import type { PlanTable } from '../plan';
import { choixDuScenario, CODE_DENOMINATEUR, CODE_METHODE, formuleDuChoix, LIBELLE_DU_CHOIX } from './choix-scenario';
import { liste } from './listes';
import { tableDeSaisies, type Entree } from './saisies-du-scenario';

export const enteteExclusion = (code: MotifHorsFlux): string => `Exclure ${MOTIF_COURT[code]}`;

/** The choices of the whole scenario, that a territoire may contradict. */
function exceptions(contexte: Contexte, jeu: Jeu): Entree[] {
  const libelle = (code: string): string => LIBELLE_DU_CHOIX[code] ?? code;
  const choix = (code: string): string => formuleDuChoix(jeu, code);
  const retenus = new Map(choixDuScenario(contexte, jeu).map((c) => [c.libelle, c.modifie ?? c.reference]));
  const retenu = (code: string): string => String(retenus.get(libelle(code)) ?? '');
  const exclusions = MOTIFS_NEGOCIES.map(({ code }): Entree => ({
    entete: enteteExclusion(code),
    format: 'texte',
    options: { liste: liste('ListeOuiNon') },
    formule: choix(code),
    reference: () => retenu(code),
    modifiee: ({ exclusions: propres }) => (propres?.[code] === undefined ? undefined : ouiNon(propres[code])),
  }));
  return [
    ...exclusions,
    {
      entete: 'Dénominateur des parts',
      format: 'texte',
      options: { liste: liste('ListeDenominateurs') },
      formule: choix(CODE_DENOMINATEUR),
      reference: () => retenu(CODE_DENOMINATEUR),
      modifiee: ({ denominateurDesParts }) => (denominateurDesParts === undefined ? undefined : LIBELLE_DENOMINATEUR[denominateurDesParts]),
    },
    {
      entete: 'Méthode Action Logement',
      format: 'texte',
      options: { liste: liste('ListeMethodesScenario') },
      formule: choix(CODE_METHODE),
      reference: () => retenu(CODE_METHODE),
      modifiee: ({ methodeActionLogement }) => (methodeActionLogement === undefined ? undefined : LIBELLE_METHODE[methodeActionLogement]),
    },
  ];
}

export function tableExceptions(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.exceptions;
  const compte = (entete: string): string => chercher('ComptageTerritoires', entete, ligne(t, 'Clé'));
  const logements = (code: string): number =>
    contexte.comptage.lignes.reduce(
      (total, c) => total + (c.territoire === code && MOTIFS_NEGOCIES.some((motif) => motif.code === c.motif) ? c.logements : 0),
      0,
    );
  const parc = (code: string): number => contexte.reference.resultats.assiette.find(({ territoire }) => territoire === code)?.parc ?? 0;
  return tableDeSaisies(
    contexte,
    t,
    exceptions(contexte, jeu),
    (entree, code) => entree.modifiee(jeu.scenario?.parTerritoire?.[code] ?? {}),
    [
      colonne('Logements concernés', 'resultat', 'entier', 12, ({ code }) => logements(code), {
        formule: `=IFERROR(${MOTIFS_NEGOCIES.map(({ code }) => compte(`Parc ${MOTIF_COURT[code]}`)).join('+')},0)`,
      }),
      colonne('Parc', 'resultat', 'entier', 12, ({ code }) => parc(code), { formule: `=IFERROR(${compte('Parc retenu')},0)` }),
      // Hidden: as many columns as the tables above and below show, so that the references of all of them hide together.
      colonne('Part du parc', 'technique', 'pourcent2', 12, ({ code }) => (parc(code) > 0 ? logements(code) / parc(code) : ND), {
        formule: `=IF(${ligne(t, 'Parc')}>0,${ligne(t, 'Logements concernés')}/${ligne(t, 'Parc')},"${ND}")`,
      }),
    ],
    debut,
  );
}
