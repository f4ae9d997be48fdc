package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.EnginePlan;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.plan.UnsupportedModelException;

/** What the C back ends share: they differ in their dispatch. */
abstract class ThreadedC implements Backend {
  private final Dispatch dispatch;

  ThreadedC(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  @Override
  public final String name() {
    return dispatch.engine();
  }

  @Override
  public final String description() {
    return dispatch.description();
  }

  @Override
  public final String target() {
    return "c";
  }

  @Override
  public final List<OutputFile> generate(VmModel model, EngineConfig config) {
    CNames names = CNames.of(model, config);
    refuseForeign(model);
    refuseHiding(model, names.prefix());
    EnginePlan plan = plan(model, config);
    CTypes types = new CTypes(model, names, config.checked(), config.counts());
    Map<String, Object> attributes = new HashMap<>(new MachineView(model, config).attributes());
    attributes.putAll(new SelectionView(model, plan, types).attributes());
    EngineView engine = new EngineView(model, config, plan);
    attributes.putAll(engine.attributes());
    attributes.put("leaveLoop", CTemplates.render("leave_loop.st", attributes));
    attributes.put("select", plan.isPlain() ? "" : CTemplates.render("select.st", attributes));
    attributes.put("reload", CTemplates.render("reload.st", attributes));
    attributes.put("callCold", CTemplates.render("call_cold.st", attributes));
    attributes.put("locals", CTemplates.render("locals.st", attributes));
    attributes.put("unused", CTemplates.render("unused.st", attributes));
    attributes.put("dispatch", CTemplates.render(dispatch.template(), attributes));
    List<OutputFile> files = new ArrayList<>();
    String prefix = names.prefix();
    files.add(new OutputFile(prefix + ".h", CTemplates.render("machine.h.st", attributes)));
    files.add(new OutputFile(prefix + "_engine.c", CTemplates.render("engine.c.st", attributes)));
    files.add(new OutputFile(prefix + "_code.c", CTemplates.render("code.c.st", attributes)));
    Map<String, Object> emitters = new EmitView(model, config).attributes();
    files.add(new OutputFile(prefix + "_emit.h", CTemplates.render("emit.h.st", emitters)));
    files.add(CEffects.file(model, names));
    List<String> texts = new ArrayList<>(CFiles.PLAIN);
    texts.addAll(dispatch.files());
    texts.addAll(config.profile() ? CFiles.PROFILE : List.of());
    for (String plain : texts) {
      String path = prefix + plain.substring(plain.indexOf('_'));
      files.add(new OutputFile(path, CTemplates.plain(plain, names)));
    }
    files.add(new OutputFile(prefix + "_build.sh", CBuildScript.text(dispatch, names)));
    if (CObjectCheck.applies(dispatch)) {
      String check = CObjectCheck.text(dispatch, names, engine.bodies());
      files.add(new OutputFile(prefix + CObjectCheck.SCRIPT, check));
    }
    return files;
  }

  @Override
  public final String explain(VmModel model, Instruction instruction, EngineConfig config) {
    refuseForeign(model);
    return new EngineView(model, config, plan(model, config)).body(instruction).text();
  }

  @Override
  public final List<BodyText> bodies(VmModel model, EngineConfig config) {
    refuseForeign(model);
    return new EngineView(model, config, plan(model, config)).texts();
  }

  private static EnginePlan plan(VmModel model, EngineConfig config) {
    return EnginePlan.of(model, config.bodies(), config.checked(), BodySource::shape);
  }

  /** An instruction whose raw bodies are for other targets only cannot be here. */
  private static void refuseForeign(VmModel model) {
    List<UnsupportedModelException.Reason> reasons = new ArrayList<>();
    for (Instruction instruction : model.instructions()) {
      if (instruction.body() instanceof Body.Raw raw && !raw.texts().containsKey("c")) {
        reasons.add(
            new UnsupportedModelException.Reason(
                instruction.documentation(),
                "instruction " + instruction.name() + " has no body for C",
                "write its action in vmgen's language, or add a body @c {{ ... }}"));
      }
    }
    if (!reasons.isEmpty()) {
      throw new UnsupportedModelException(reasons);
    }
  }

  /** A header of the machine must not be found where C's own headers include theirs. */
  private static void refuseHiding(VmModel model, String prefix) {
    if (SystemHeaders.has(prefix)) {
      throw new UnsupportedModelException(
          List.of(
              new UnsupportedModelException.Reason(
                  model.documentation(),
                  prefix + ".h would hide the header of C with that name",
                  "give the machine another name, or its files: --prefix " + prefix + "vm")));
    }
  }
}
