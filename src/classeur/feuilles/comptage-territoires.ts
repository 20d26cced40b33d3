/** `ComptageTerritoires`: the parc of each territoire by motive, and its libérations. */
import { MOTIFS_AJOUTES, MOTIFS_HORS_FLUX, type DefinitionMotif } from '../../domaine/motifs-hors-flux';
import type { ComptageLiberations } from '../../domaine/resultats';
import { colonne, construireTable, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, ligne, ref } from '../formules';
import { LIBELLE_LIBERATION, MOTIF_COURT, nomDuTerritoire } from '../libelles';
import type { PlanTable } from '../plan';

const SANS_LIBERATION = { externes: 0, mutations: 0, anru: 0, orcodLhi: 0, horsReference: 0 } as const;
const LIBERATIONS = ['externes', 'mutations', 'ANRU', 'ORCOD LHI', 'hors référence'].map((suffixe) => `Libérations ${suffixe}`);

export function tableTerritoires(contexte: Contexte, debut: number): PlanTable {
  const { comptage, reference } = contexte;
  const l = (entete: string): string => ligne('ComptageTerritoires', entete);
  const cle = l('Clé');
  const logements = (code: string, motif?: string): number =>
    comptage.lignes.reduce(
      (total, c) => total + (c.territoire === code && (motif === undefined || c.motif === motif) ? c.logements : 0),
      0,
    );
  const parc = (code: string): number => reference.resultats.assiette.find(({ territoire }) => territoire === code)?.parc ?? 0;
  const liberations = (code: string): Omit<ComptageLiberations, 'territoire'> =>
    comptage.liberations.find(({ territoire }) => territoire === code) ?? SANS_LIBERATION;
  const somme = (parc: 'REF' | 'HORS', libelle: string): string =>
    `SUMIF(Biens[Clé libération],${cle}&"|${parc}|${libelle}",Biens[Compte])`;
  const libere = (libelle: string): string => `=${somme('REF', libelle)}`;
  const duFichier = comptage.liberations.reduce(
    (total, { externes, mutations, anru, orcodLhi, horsReference }) => total + externes + mutations + anru + orcodLhi + horsReference,
    0,
  );
  const horsReference = MOTIFS_HORS_FLUX.filter(({ horsParcDeReference }) => horsParcDeReference);
  const parMotif = (motif: DefinitionMotif): Colonne<string> =>
    colonne<string>(`Parc ${MOTIF_COURT[motif.code]}`, 'resultat', 'entier', 12, (code) => logements(code, motif.code), {
      formule: `=SUMIF(Comptage[Clé motif],${cle}&"|${motif.code}",Comptage[Logements])`,
    });
  return construireTable<string>(
    'ComptageTerritoires',
    [
      colonne('Territoire', 'texte', 'texte', 14, (code) => code),
      colonne('Nom', 'texte', 'texte', 36, (code) => nomDuTerritoire(code)),
      colonne('Parc compté', 'resultat-cle', 'entier', 12, (code) => logements(code), {
        formule: `=SUMIF(Comptage[Clé territoire],${cle},Comptage[Logements])`,
      }),
      colonne('Parc retenu', 'resultat-cle', 'entier', 12, parc, {
        formule: `=IF(${chercher('Territoires', 'Parc déclaré', cle)}="",${l('Parc compté')},${chercher('Territoires', 'Parc déclaré', cle)})`,
      }),
      colonne('Non listés', 'resultat', 'entier', 12, (code) => parc(code) - logements(code), {
        formule: `=${l('Parc retenu')}-${l('Parc compté')}`,
      }),
      colonne('Dans le flux', 'resultat', 'entier', 12, (code) => logements(code, 'FLUX'), {
        formule: `=SUMIF(Comptage[Clé motif],${cle}&"|FLUX",Comptage[Logements])`,
      }),
      ...MOTIFS_HORS_FLUX.filter(({ code }) => !MOTIFS_AJOUTES.has(code)).map(parMotif),
      colonne(
        'Parc motifs obligatoires',
        'resultat',
        'entier',
        12,
        (code) => MOTIFS_HORS_FLUX.reduce((total, motif) => total + (motif.obligatoire ? logements(code, motif.code) : 0), 0),
        {
          formule: `=${MOTIFS_HORS_FLUX.filter(({ obligatoire }) => obligatoire)
            .map(({ code }) => l(`Parc ${MOTIF_COURT[code]}`))
            .join('+')}`,
        },
      ),
      colonne(
        'Hors parc de référence',
        'resultat',
        'entier',
        12,
        (code) => horsReference.reduce((total, motif) => total + logements(code, motif.code), 0),
        {
          formule: `=${horsReference.map(({ code }) => l(`Parc ${MOTIF_COURT[code]}`)).join('+')}`,
        },
      ),
      colonne('Libérations externes', 'resultat', 'entier', 12, (code) => liberations(code).externes, {
        formule: libere(LIBELLE_LIBERATION.externe),
      }),
      colonne('Libérations mutations', 'resultat', 'entier', 12, (code) => liberations(code).mutations, {
        formule: libere(LIBELLE_LIBERATION.mutation),
      }),
      colonne('Libérations ANRU', 'resultat', 'entier', 12, (code) => liberations(code).anru, { formule: libere(LIBELLE_LIBERATION.anru) }),
      colonne('Libérations ORCOD LHI', 'resultat', 'entier', 12, (code) => liberations(code).orcodLhi, {
        formule: libere(LIBELLE_LIBERATION['orcod-lhi']),
      }),
      colonne('Clé', 'technique', 'general', 14, (code) => `D${code}`, { formule: `="D"&${l('Territoire')}` }),
      // Of étudiants, spécifiques, ventes and démolitions: told, and left out of every rate.
      colonne('Libérations hors référence', 'resultat', 'entier', 12, (code) => liberations(code).horsReference, {
        formule: `=${Object.values(LIBELLE_LIBERATION)
          .map((libelle) => somme('HORS', libelle))
          .join('+')}`,
      }),
      // At 0 the inventory tells none, and every counted rate is unknown.
      colonne('Libérations du fichier', 'technique', 'entier', 12, () => duFichier, {
        formule: `=${LIBERATIONS.map((entete) => `SUM(${ref('ComptageTerritoires', entete)})`).join('+')}`,
      }),
      ...MOTIFS_HORS_FLUX.filter(({ code }) => MOTIFS_AJOUTES.has(code)).map(parMotif),
    ],
    comptage.territoires,
    { ligne: debut },
  );
}
