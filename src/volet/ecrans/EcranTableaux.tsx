/** Step 3: the year, the bailleur, then the sheets; what they say is read back from their cells. */
import { Button, Field, Input, MessageBar, MessageBarBody, Subtitle2, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { DefaireLesCorrections } from '../composants/DefaireLesCorrections';
import { DialogueConflit } from '../composants/DialogueConflit';
import { AlertesDeConvention } from '../composants/AlertesDeConvention';
import { Synthese } from '../composants/Synthese';
import { useStylesEcran } from '../composants/styles';
import type { Negoflux } from '../etat/useNegoflux';
import { DoubleDeduction } from '../provenance/DoubleDeduction';

const EXERCICE_MIN = 2000;
const EXERCICE_MAX = 2100;

export function EcranTableaux({ etat, commandes }: Negoflux) {
  const styles = useStylesEcran();
  const [exercice, setExercice] = useState(String(etat.reglages.exercice));
  const occupe = etat.operation !== null;
  const annee = Number(exercice);
  const exerciceValable = /^\d{4}$/.test(exercice.trim()) && annee >= EXERCICE_MIN && annee <= EXERCICE_MAX;
  // Read in the workbook just before writing, the year may be another one.
  const [dernier, setDernier] = useState(etat.reglages.exercice);
  if (dernier !== etat.reglages.exercice) {
    setDernier(etat.reglages.exercice);
    if (annee !== etat.reglages.exercice) setExercice(String(etat.reglages.exercice));
  }
  const pret = etat.lecture !== null && exerciceValable;

  const changerExercice = (saisie: string): void => {
    setExercice(saisie);
    const lu = Number(saisie);
    if (/^\d{4}$/.test(saisie.trim()) && lu >= EXERCICE_MIN && lu <= EXERCICE_MAX) commandes.regler({ exercice: lu });
  };

  return (
    <div className={styles.colonne}>
      <Subtitle2 as="h2" className={styles.titre}>
        Tableaux de la négociation
      </Subtitle2>
      <Field
        label="Exercice"
        hint={exerciceValable ? `Situation au 31/12/${annee - 1}` : undefined}
        validationMessage={exerciceValable ? undefined : `Saisissez une année entre ${EXERCICE_MIN} et ${EXERCICE_MAX}.`}
      >
        <Input inputMode="numeric" value={exercice} disabled={occupe} onChange={(_, { value }) => changerExercice(value)} />
      </Field>
      <Field label="Bailleur">
        <Input value={etat.reglages.bailleur} disabled={occupe} onChange={(_, { value }) => commandes.regler({ bailleur: value })} />
      </Field>
      {etat.lecture === null && <Text>Lisez d’abord l’inventaire, à l’étape « Inventaire ».</Text>}
      <div className={styles.boutons}>
        <Button appearance="primary" disabled={occupe || !pret} onClick={() => void commandes.insererTables()}>
          Insérer / mettre à jour les tableaux
        </Button>
        <Button disabled={occupe || !etat.peutAnnuler} onClick={() => void commandes.annulerDerniereOperation()}>
          Annuler la dernière opération
        </Button>
        <DefaireLesCorrections etat={etat} commandes={commandes} />
      </div>
      <Text size={200} className={styles.discret}>
        Vos saisies et vos formules dans nos feuilles sont conservées.
      </Text>
      {etat.bilan && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody style={{ whiteSpace: 'normal' }}>
            {etat.bilan.feuillesCreees.length > 0 && `Feuilles créées : ${etat.bilan.feuillesCreees.join(', ')}. `}
            {etat.bilan.feuillesMisesAJour.length > 0 && `Feuilles mises à jour : ${etat.bilan.feuillesMisesAJour.join(', ')}.`}
          </MessageBarBody>
        </MessageBar>
      )}
      <DoubleDeduction etat={etat} commandes={commandes} />
      <AlertesDeConvention alertes={etat.alertes} />
      <Synthese synthese={etat.synthese} />
      <div>
        <Button disabled={occupe} onClick={() => void commandes.actualiserSynthese()}>
          Actualiser la synthèse
        </Button>
      </div>
      <DialogueConflit conflits={etat.conflits} onInserer={() => void commandes.insererTables(true)} onFermer={commandes.fermerConflits} />
    </div>
  );
}
