/** What the reading found, the worst first; each line leads to its cell and is decided there. */
import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { indexerDecisions } from '../../domaine/decisions/decisions';
import type { AnomalieSuivie } from '../../domaine/decisions/corriger';
import { regleDe } from '../../domaine/lecture/regles';
import type { Gravite } from '../../domaine/inventaire';
import { CorrectionDeLaSource } from '../composants/CorrectionDeLaSource';
import { LigneAnomalie } from '../composants/LigneAnomalie';
import { useStylesEcran } from '../composants/styles';
import { adresseDe, filtrer, reglesPresentes, TOUT, trierParGravite } from '../etat/anomalies';
import { ajouterDecision, compterSemblables, decisionDe, estCorrigeable, estTraitee, retirerDecision } from '../etat/decider';
import { GRAVITES, LIBELLE_GRAVITE } from '../etat/libelles';
import { accorder, afficherEntier } from '../etat/nombres';
import { estLectureTexte } from '../etat/source';
import type { Negoflux } from '../etat/useNegoflux';

/** Thousands of lines at once would freeze the pane. */
const PAGE = 50;

const AUCUNE: readonly AnomalieSuivie[] = [];

type Avancement = 'a-traiter' | 'traitees';

export function SectionRemarques({ etat, commandes, onReservataires }: Negoflux & { readonly onReservataires: () => void }) {
  const styles = useStylesEcran();
  const [gravite, setGravite] = useState<Gravite | typeof TOUT>(TOUT);
  const [regle, setRegle] = useState<string>(TOUT);
  const [avancement, setAvancement] = useState<Avancement | typeof TOUT>(TOUT);
  const [montrees, setMontrees] = useState(PAGE);
  const { memoire, dossier } = etat.decisions;
  const anomalies = dossier?.anomalies ?? AUCUNE;
  const triees = useMemo(() => trierParGravite(anomalies), [anomalies]);
  const regles = useMemo(() => reglesPresentes(anomalies), [anomalies]);
  const semblables = useMemo(() => compterSemblables(anomalies), [anomalies]);
  const index = useMemo(() => indexerDecisions(memoire.decisions), [memoire.decisions]);
  const traitees = useMemo(
    () => new Set(anomalies.filter((anomalie) => estTraitee(anomalie, decisionDe(anomalie, index)))),
    [anomalies, index],
  );
  const retenues = useMemo(
    () =>
      filtrer(triees, gravite, regle).filter((anomalie) => avancement === TOUT || traitees.has(anomalie) === (avancement === 'traitees')),
    [triees, gravite, regle, avancement, traitees],
  );
  const feuille = etat.lecture?.feuille ?? '';
  const ligneEntete = (etat.lecture?.ligne ?? 0) + (etat.correspondance?.ligneEntete ?? 0) + 1;
  const reste = retenues.length - montrees;
  const nombre = (g: Gravite): number => anomalies.filter((a) => a.gravite === g).length;
  const definition = regleDe(regle);
  const choisir = (changer: () => void): void => {
    changer();
    setMontrees(PAGE);
  };
  return (
    <>
      <Text role="status" weight="semibold">
        {anomalies.length === 0
          ? 'Aucun point à contrôler.'
          : `${afficherEntier(traitees.size)} ${traitees.size < 2 ? 'traité' : 'traités'} sur ${accorder(anomalies.length, 'point à contrôler', 'points à contrôler')}`}
      </Text>
      <Field label="Gravité">
        <Select value={gravite} onChange={(_, { value }) => choisir(() => setGravite(value as Gravite | typeof TOUT))}>
          <option value={TOUT}>{`Toutes (${afficherEntier(anomalies.length)})`}</option>
          {GRAVITES.map((g) => (
            <option key={g} value={g}>
              {accorder(nombre(g), LIBELLE_GRAVITE[g].un, LIBELLE_GRAVITE[g].plusieurs)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Règle" hint={definition && `${definition.titre}. Source : ${definition.source}.`}>
        <Select value={regle} onChange={(_, { value }) => choisir(() => setRegle(value))}>
          <option value={TOUT}>Toutes les règles</option>
          {regles.map(([code, n]) => (
            <option key={code} value={code}>{`${code} (${afficherEntier(n)})`}</option>
          ))}
        </Select>
      </Field>
      <Field label="Avancement">
        <Select value={avancement} onChange={(_, { value }) => choisir(() => setAvancement(value as Avancement | typeof TOUT))}>
          <option value={TOUT}>Traités ou non</option>
          <option value="a-traiter">{`À traiter (${afficherEntier(anomalies.length - traitees.size)})`}</option>
          <option value="traitees">{`Traités (${afficherEntier(traitees.size)})`}</option>
        </Select>
      </Field>
      <ul className={styles.liste} aria-label="Points à contrôler">
        {retenues.slice(0, montrees).map((anomalie, i) => (
          <LigneAnomalie
            key={`${anomalie.ligneSource}-${anomalie.regle}-${anomalie.cellule}-${anomalie.identite}-${i}`}
            anomalie={anomalie}
            decision={decisionDe(anomalie, index)}
            semblables={semblables(anomalie, index)}
            corrigeable={estCorrigeable(anomalie, ligneEntete)}
            occupe={etat.operation !== null}
            // « Afficher plus » ends up below the new lines: the keyboard goes to the first of them.
            prendreLeFocus={montrees > PAGE && i === montrees - PAGE}
            // A text file has no cell to go to.
            onAller={estLectureTexte(etat.lecture) ? null : () => void commandes.allerA(feuille, adresseDe(anomalie))}
            onDecider={(choix, portee) => commandes.decider({ decisions: ajouterDecision(memoire.decisions, anomalie, choix, portee) })}
            onRevenir={(decision) => commandes.decider({ decisions: retirerDecision(memoire.decisions, decision) })}
            onDeciderDuNom={anomalie.regle === 'V09' && anomalie.valeurLue !== '' ? onReservataires : null}
          />
        ))}
      </ul>
      {reste > 0 && (
        <Button onClick={() => setMontrees(montrees + PAGE)}>
          {`Afficher ${Math.min(PAGE, reste)} de plus (encore ${afficherEntier(reste)})`}
        </Button>
      )}
      <CorrectionDeLaSource etat={etat} commandes={commandes} />
    </>
  );
}
