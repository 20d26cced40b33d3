/** Creates or edits a scenario: every field left empty stays linked to the reference. */
import { Button, Field, Input, Select, Subtitle2 } from '@fluentui/react-components';
import { useState } from 'react';
import type { Scenario } from '../../domaine/hypotheses';
import {
  CHAMPS_VIDES,
  TOUS,
  verifierBrouillon,
  versBrouillon,
  versScenario,
  type Brouillon,
  type Champs,
} from '../etat/brouillon-scenario';
import { ChampsScenario } from './ChampsScenario';
import { useStylesEcran } from './styles';

interface Props {
  readonly scenario: Scenario | null;
  readonly autresNoms: readonly string[];
  readonly territoires: readonly string[];
  readonly onEnregistrer: (scenario: Scenario) => void;
  readonly onAbandonner: () => void;
}

export function FormulaireScenario({ scenario, autresNoms, territoires, onEnregistrer, onAbandonner }: Props) {
  const styles = useStylesEcran();
  const [brouillon, setBrouillon] = useState<Brouillon>(() => versBrouillon(scenario));
  const [portee, setPortee] = useState(TOUS);
  /** Nobody likes being corrected before having finished typing. */
  const [verifie, setVerifie] = useState(false);
  const fautes = verifierBrouillon(brouillon, autresNoms);
  const montrees = verifie ? fautes : { champs: {} };
  const champs = brouillon.portees[portee] ?? CHAMPS_VIDES;
  const portees = [...new Set([...territoires, ...Object.keys(brouillon.portees)])].filter((code) => code !== TOUS).sort();

  const changer = (nouveaux: Champs): void => setBrouillon({ ...brouillon, portees: { ...brouillon.portees, [portee]: nouveaux } });
  const enregistrer = (): void => {
    setVerifie(true);
    const [premiere] = Object.keys(fautes.champs);
    // Shows the scope that holds the fault: it may not be the one on screen.
    if (premiere !== undefined) setPortee(premiere.split('|')[0] ?? TOUS);
    if (premiere === undefined && fautes.nom === undefined) onEnregistrer(versScenario(brouillon));
  };

  return (
    <form
      className={styles.colonne}
      aria-label={scenario ? 'Modifier un scénario' : 'Créer un scénario'}
      noValidate
      onSubmit={(evenement) => {
        evenement.preventDefault();
        enregistrer();
      }}
    >
      <Subtitle2 as="h2" className={styles.titre}>
        {scenario ? `Modifier « ${scenario.nom} »` : 'Nouveau scénario'}
      </Subtitle2>
      <Field label="Nom du scénario" required validationMessage={montrees.nom}>
        <Input autoFocus value={brouillon.nom} onChange={(_, { value }) => setBrouillon({ ...brouillon, nom: value })} />
      </Field>
      {portees.length > 0 && (
        <Field label="Ces changements portent sur" hint="Ce qui est saisi pour un territoire l’emporte sur ce qui vaut pour tous.">
          <Select value={portee} onChange={(_, { value }) => setPortee(value)}>
            <option value={TOUS}>Tous les territoires</option>
            {portees.map((code) => (
              <option key={code} value={code}>{`Territoire ${code}`}</option>
            ))}
          </Select>
        </Field>
      )}
      <ChampsScenario key={portee} portee={portee} champs={champs} fautes={montrees.champs} onChanger={changer} />
      <div className={styles.boutons}>
        <Button appearance="primary" type="submit">
          Enregistrer le scénario
        </Button>
        <Button onClick={onAbandonner}>Abandonner</Button>
      </div>
    </form>
  );
}
