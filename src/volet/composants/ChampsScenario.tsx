/** The inputs of a scenario, for every territoire or for one. */
import { Field, Input, Select } from '@fluentui/react-components';
import {
  EXCLUSIONS,
  LIBELLE_EXCLUSION,
  LIBELLE_METHODE,
  LIBELLE_PERIODE,
  LIBELLE_VARIANTE,
  LIBELLE_VOLUME,
  TOUS,
  VOLUMES,
  type Champs,
} from '../etat/brouillon-scenario';
import type { MethodeActionLogement, PeriodeTaux, VarianteTaux } from '../../domaine/hypotheses';
import { ReglagesScenario } from './ReglagesScenario';
import { useStylesEcran } from './styles';

const COMME_LA_REFERENCE = 'Comme la référence';

interface Props {
  readonly portee: string;
  readonly champs: Champs;
  readonly fautes: Readonly<Record<string, string>>;
  readonly onChanger: (champs: Champs) => void;
}

export function ChampsScenario({ portee, champs, fautes, onChanger }: Props) {
  const styles = useStylesEcran();
  return (
    <>
      <Field label="Taux de rotation">
        <Select value={champs.variante} onChange={(_, { value }) => onChanger({ ...champs, variante: value as VarianteTaux | '' })}>
          <option value="">{COMME_LA_REFERENCE}</option>
          {Object.entries(LIBELLE_VARIANTE).map(([cle, libelle]) => (
            <option key={cle} value={cle}>
              {libelle}
            </option>
          ))}
        </Select>
      </Field>
      {champs.variante === 'saisi' && (
        <Field label="Taux saisi (%)" required validationMessage={fautes[`${portee}|tauxSaisi`]}>
          <Input inputMode="decimal" value={champs.tauxSaisi} onChange={(_, { value }) => onChanger({ ...champs, tauxSaisi: value })} />
        </Field>
      )}
      <Field label="Période du taux">
        <Select value={champs.periode} onChange={(_, { value }) => onChanger({ ...champs, periode: value as PeriodeTaux | '' })}>
          <option value="">{COMME_LA_REFERENCE}</option>
          {Object.entries(LIBELLE_PERIODE).map(([cle, libelle]) => (
            <option key={cle} value={cle}>
              {libelle}
            </option>
          ))}
        </Select>
      </Field>
      <div role="group" aria-label="Logements déduits du flux, par an" className={styles.groupe}>
        {VOLUMES.map((volume) => (
          <Field key={volume} label={`${LIBELLE_VOLUME[volume]} (logements par an)`} validationMessage={fautes[`${portee}|${volume}`]}>
            <Input
              inputMode="decimal"
              placeholder={COMME_LA_REFERENCE}
              value={champs.volumes[volume]}
              onChange={(_, { value }) => onChanger({ ...champs, volumes: { ...champs.volumes, [volume]: value } })}
            />
          </Field>
        ))}
      </div>
      <div role="group" aria-label="Exclusions négociées" className={styles.groupe}>
        {EXCLUSIONS.map((motif) => (
          <Field key={motif} label={LIBELLE_EXCLUSION[motif]}>
            <Select
              value={champs.exclusions[motif]}
              onChange={(_, { value }) =>
                onChanger({ ...champs, exclusions: { ...champs.exclusions, [motif]: value as '' | 'oui' | 'non' } })
              }
            >
              <option value="">{COMME_LA_REFERENCE}</option>
              <option value="oui">Hors du flux</option>
              <option value="non">Dans le flux</option>
            </Select>
          </Field>
        ))}
      </div>
      <Field label="Méthode pour Action Logement">
        <Select value={champs.methode} onChange={(_, { value }) => onChanger({ ...champs, methode: value as MethodeActionLogement | '' })}>
          <option value="">{COMME_LA_REFERENCE}</option>
          {Object.entries(LIBELLE_METHODE).map(([cle, libelle]) => (
            <option key={cle} value={cle}>
              {libelle}
            </option>
          ))}
        </Select>
      </Field>
      {portee === TOUS && (
        <ReglagesScenario
          portee={portee}
          reglages={champs.reglages}
          fautes={fautes}
          onChanger={(reglages) => onChanger({ ...champs, reglages })}
        />
      )}
    </>
  );
}
