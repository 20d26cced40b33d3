/** Caps, settlement and rounding of a scenario: said once for every territoire. */
import { Field, Input, Select } from '@fluentui/react-components';
import {
  LIBELLE_ARRONDI,
  LIBELLE_BASE,
  LIBELLE_PLAFOND,
  LIBELLE_REGLEMENT,
  LIBELLE_REPRISE,
  PLAFONDS,
  type Reglages,
} from '../etat/reglages-du-scenario';
import { useStylesEcran } from './styles';

const COMME_LA_REFERENCE = 'Comme la référence';

interface Props {
  readonly portee: string;
  readonly reglages: Reglages;
  readonly fautes: Readonly<Record<string, string>>;
  readonly onChanger: (reglages: Reglages) => void;
}

const CHOIX = [
  ['baseGarantie', 'Plafond des garanties compté sur', LIBELLE_BASE],
  ['reglementDesParts', 'Parts au-delà de 100 %', LIBELLE_REGLEMENT],
  ['arrondi', 'Arrondi du flux', LIBELLE_ARRONDI],
  ['repriseParLePrefet', 'Le préfet reprend les droits non convertis', LIBELLE_REPRISE],
] as const;

export function ReglagesScenario({ portee, reglages, fautes, onChanger }: Props) {
  const styles = useStylesEcran();
  return (
    <div role="group" aria-label="Plafonds, règlement des parts et arrondi" className={styles.groupe}>
      {PLAFONDS.map((plafond) => (
        <Field key={plafond} label={`${LIBELLE_PLAFOND[plafond]} (%)`} validationMessage={fautes[`${portee}|${plafond}`]}>
          <Input
            inputMode="decimal"
            placeholder={COMME_LA_REFERENCE}
            value={reglages.plafonds[plafond]}
            onChange={(_, { value }) => onChanger({ ...reglages, plafonds: { ...reglages.plafonds, [plafond]: value } })}
          />
        </Field>
      ))}
      {CHOIX.map(([cle, libelle, libelles]) => (
        <Field key={cle} label={libelle}>
          <Select value={reglages[cle]} onChange={(_, { value }) => onChanger({ ...reglages, [cle]: value })}>
            <option value="">{COMME_LA_REFERENCE}</option>
            {Object.entries(libelles).map(([code, texte]) => (
              <option key={code} value={code}>
                {texte}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </div>
  );
}
